/// A dual number: a value and its slope in one direction.
///
/// Arithmetic on it is forward-mode automatic differentiation: a formula evaluated on `Dual(value: x, slope: 1)` gives its
/// value and its derivative at `x`, exact to rounding.
@frozen public struct Dual {
  /// f(x), where the slope is f′(x).
  public var value: Double
  /// The derivative in the direction that was seeded.
  public var slope: Double

  /// The number with this value and slope.
  @inlinable public init(value: Double, slope: Double) {
    self.value = value
    self.slope = slope
  }

  /// This number under a function whose value and derivative here are known: the chain rule.
  @inlinable public func mapped(
    _ value: Double, derivative: Double, curvature: @autoclosure () -> Double
  ) -> Dual {
    Dual(value: value, slope: derivative * slope)
  }
}

extension Dual: ChainRule {
  /// A constant: its slope is zero.
  @inlinable public init(_ constant: Double) { self.init(value: constant, slope: 0) }
  /// Sum rule.
  @inlinable public static func + (left: Dual, right: Dual) -> Dual {
    Dual(value: left.value + right.value, slope: left.slope + right.slope)
  }
  /// Sum rule.
  @inlinable public static func - (left: Dual, right: Dual) -> Dual {
    Dual(value: left.value - right.value, slope: left.slope - right.slope)
  }
  /// Product rule.
  @inlinable public static func * (left: Dual, right: Dual) -> Dual {
    Dual(value: left.value * right.value, slope: left.value * right.slope + right.value * left.slope)
  }
  /// Quotient rule.
  @inlinable public static func / (left: Dual, right: Dual) -> Dual {
    let quotient = left.value / right.value
    return Dual(value: quotient, slope: (left.slope - quotient * right.slope) / right.value)
  }
  /// The number with value and slope negated.
  @inlinable public static prefix func - (number: Dual) -> Dual {
    Dual(value: -number.value, slope: -number.slope)
  }
  /// The product and chain rules of a power.
  @inlinable public static func power(_ x: Dual, _ y: Dual, _ rule: PowerRule) -> Dual {
    Dual(
      value: rule.value, slope: rule.byBase * x.slope + (y.slope == 0 ? 0 : rule.byExponent * y.slope))
  }
}
