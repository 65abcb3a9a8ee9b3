/// A dual number with slopes in four directions.
///
/// One pass of a formula gives four partial derivatives: a loss of ten class scores takes three passes.
@frozen public struct Dual4 {
  /// f(x), where the slopes are four of its partial derivatives.
  public var value: Double
  /// The derivatives in the four seeded directions.
  public var slopes: SIMD4<Double>

  /// Creates a number from its value and slopes.
  @inlinable public init(value: Double, slopes: SIMD4<Double>) {
    self.value = value
    self.slopes = slopes
  }

  /// Applies the chain rule, given the value and derivative of a function.
  @inlinable public func mapped(
    _ value: Double, derivative: Double, curvature: @autoclosure () -> Double
  ) -> Dual4 {
    Dual4(value: value, slopes: derivative * slopes)
  }
}

extension Dual4: ChainRule {
  /// Creates a constant, whose slopes are zero.
  @inlinable public init(_ constant: Double) { self.init(value: constant, slopes: .zero) }
  /// Adds by the sum rule.
  @inlinable public static func + (left: Dual4, right: Dual4) -> Dual4 {
    Dual4(value: left.value + right.value, slopes: left.slopes + right.slopes)
  }
  /// Subtracts by the sum rule.
  @inlinable public static func - (left: Dual4, right: Dual4) -> Dual4 {
    Dual4(value: left.value - right.value, slopes: left.slopes - right.slopes)
  }
  /// Multiplies by the product rule.
  @inlinable public static func * (left: Dual4, right: Dual4) -> Dual4 {
    Dual4(value: left.value * right.value, slopes: left.value * right.slopes + right.value * left.slopes)
  }
  /// Divides by the quotient rule.
  @inlinable public static func / (left: Dual4, right: Dual4) -> Dual4 {
    let quotient = left.value / right.value
    return Dual4(value: quotient, slopes: (left.slopes - quotient * right.slopes) / right.value)
  }
  /// Negates value and slopes.
  @inlinable public static prefix func - (number: Dual4) -> Dual4 {
    Dual4(value: -number.value, slopes: -number.slopes)
  }
  /// Applies the product and chain rules to a power.
  @inlinable public static func power(_ x: Dual4, _ y: Dual4, _ rule: PowerRule) -> Dual4 {
    Dual4(
      value: rule.value,
      slopes: rule.byBase * x.slopes + (y.slopes == .zero ? .zero : rule.byExponent * y.slopes))
  }
}
