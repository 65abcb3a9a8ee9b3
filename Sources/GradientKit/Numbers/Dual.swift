/// A dual number: a value and its slope in one direction.
///
/// Arithmetic on dual numbers is forward-mode automatic differentiation: a formula evaluated on `Dual(value: x, slope:
/// 1)` gives its value and its derivative at `x`, exact to rounding.
@frozen public struct Dual {
  /// f(x), where the slope is f′(x).
  public var value: Double
  /// The derivative in the seeded direction.
  public var slope: Double

  /// Creates a number from its value and slope.
  @inlinable public init(value: Double, slope: Double) {
    self.value = value
    self.slope = slope
  }

  /// Applies the chain rule, given the value and derivative of a function.
  @inlinable public func mapped(
    _ value: Double, derivative: Double, curvature: @autoclosure () -> Double
  ) -> Dual {
    Dual(value: value, slope: derivative * slope)
  }
}

extension Dual: ChainRule {
  /// Creates a constant, whose slope is zero.
  @inlinable public init(_ constant: Double) { self.init(value: constant, slope: 0) }
  /// Adds by the sum rule.
  @inlinable public static func + (left: Dual, right: Dual) -> Dual {
    Dual(value: left.value + right.value, slope: left.slope + right.slope)
  }
  /// Subtracts by the sum rule.
  @inlinable public static func - (left: Dual, right: Dual) -> Dual {
    Dual(value: left.value - right.value, slope: left.slope - right.slope)
  }
  /// Multiplies by the product rule.
  @inlinable public static func * (left: Dual, right: Dual) -> Dual {
    Dual(value: left.value * right.value, slope: left.value * right.slope + right.value * left.slope)
  }
  /// Divides by the quotient rule.
  @inlinable public static func / (left: Dual, right: Dual) -> Dual {
    let quotient = left.value / right.value
    return Dual(value: quotient, slope: (left.slope - quotient * right.slope) / right.value)
  }
  /// Negates value and slope.
  @inlinable public static prefix func - (number: Dual) -> Dual {
    Dual(value: -number.value, slope: -number.slope)
  }
  /// Applies the product and chain rules to a power.
  @inlinable public static func power(_ x: Dual, _ y: Dual, _ rule: PowerRule) -> Dual {
    Dual(
      value: rule.value, slope: rule.byBase * x.slope + (y.slope == 0 ? 0 : rule.byExponent * y.slope))
  }
}
