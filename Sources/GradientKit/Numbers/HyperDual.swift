/// A hyper-dual number: a value, its slopes in two directions, and its mixed second derivative.
///
/// A formula evaluated on `HyperDual(value: x, first: 1, second: 1, mixed: 0)` gives f(x), f′(x) twice and f″(x), exact
/// to rounding; with the slopes seeded in different coordinates, it gives ∂²f / ∂xᵢ∂xⱼ. Source: Fike and Alonso 2011,
/// "The development of hyper-dual numbers for exact second-derivative calculations".
@frozen public struct HyperDual {
  /// f(x), where the other properties are derivatives of f.
  public var value: Double
  /// The derivative in the first direction.
  public var first: Double
  /// The derivative in the second direction.
  public var second: Double
  /// The second derivative in both directions.
  public var mixed: Double

  /// Creates a number from its value and derivatives.
  @inlinable public init(value: Double, first: Double, second: Double, mixed: Double) {
    self.value = value
    self.first = first
    self.second = second
    self.mixed = mixed
  }

  /// Applies the chain rule, given the value and derivatives of a function.
  @inlinable public func mapped(
    _ value: Double, derivative: Double, curvature: @autoclosure () -> Double
  ) -> HyperDual {
    // If a slope is zero, a non-finite curvature, such as that of √x at 0, does not contribute.
    let product = first * second
    return HyperDual(
      value: value, first: derivative * first, second: derivative * second,
      mixed: derivative * mixed + (product == 0 ? 0 : curvature() * product))
  }
}

extension HyperDual: ChainRule {
  /// Creates a constant, whose derivatives are zero.
  @inlinable public init(_ constant: Double) { self.init(value: constant, first: 0, second: 0, mixed: 0) }
  /// Adds by the sum rule.
  @inlinable public static func + (left: HyperDual, right: HyperDual) -> HyperDual {
    HyperDual(
      value: left.value + right.value, first: left.first + right.first, second: left.second + right.second,
      mixed: left.mixed + right.mixed)
  }
  /// Subtracts by the sum rule.
  @inlinable public static func - (left: HyperDual, right: HyperDual) -> HyperDual {
    HyperDual(
      value: left.value - right.value, first: left.first - right.first, second: left.second - right.second,
      mixed: left.mixed - right.mixed)
  }
  /// Multiplies by the product rule.
  @inlinable public static func * (left: HyperDual, right: HyperDual) -> HyperDual {
    HyperDual(
      value: left.value * right.value, first: left.value * right.first + right.value * left.first,
      second: left.value * right.second + right.value * left.second,
      mixed: left.value * right.mixed + right.value * left.mixed + left.first * right.second + left.second * right.first
    )
  }
  /// Divides by the quotient rule.
  @inlinable public static func / (left: HyperDual, right: HyperDual) -> HyperDual {
    let quotient = left.value / right.value
    let first = (left.first - quotient * right.first) / right.value
    let second = (left.second - quotient * right.second) / right.value
    let mixed = (left.mixed - quotient * right.mixed - first * right.second - second * right.first) / right.value
    return HyperDual(value: quotient, first: first, second: second, mixed: mixed)
  }
  /// Negates value and derivatives.
  @inlinable public static prefix func - (number: HyperDual) -> HyperDual {
    HyperDual(value: -number.value, first: -number.first, second: -number.second, mixed: -number.mixed)
  }
  /// Applies the product and chain rules to a power.
  @inlinable public static func power(_ x: HyperDual, _ y: HyperDual, _ rule: PowerRule) -> HyperDual {
    var result = x.mapped(rule.value, derivative: rule.byBase, curvature: rule.byBaseTwice)
    if y.first == 0 && y.second == 0 && y.mixed == 0 { return result }
    let byExponent = y.mapped(rule.value, derivative: rule.byExponent, curvature: rule.byExponentTwice)
    result.first += byExponent.first
    result.second += byExponent.second
    result.mixed += byExponent.mixed + rule.byBoth * (x.first * y.second + x.second * y.first)
    return result
  }
}
