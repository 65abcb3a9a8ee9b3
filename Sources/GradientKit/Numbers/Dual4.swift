/// A dual number with slopes in four directions at once.
///
/// One pass of a formula gives four partial derivatives: a class-score loss over ten classes takes three passes.
@frozen public struct Dual4 {
  /// f(x), where the slopes are four of its partial derivatives.
  public var value: Double
  /// The derivatives in the four directions that were seeded.
  public var slopes: SIMD4<Double>

  /// The number with this value and slopes.
  @inlinable public init(value: Double, slopes: SIMD4<Double>) {
    self.value = value
    self.slopes = slopes
  }

  /// This number under a function whose value and derivative here are known: the chain rule.
  @inlinable public func mapped(
    _ value: Double, derivative: Double, curvature: @autoclosure () -> Double
  ) -> Dual4 {
    Dual4(value: value, slopes: derivative * slopes)
  }
}

extension Dual4: ChainRule {
  /// A constant: its slopes are zero.
  @inlinable public init(_ constant: Double) { self.init(value: constant, slopes: .zero) }
  /// Sum rule.
  @inlinable public static func + (left: Dual4, right: Dual4) -> Dual4 {
    Dual4(value: left.value + right.value, slopes: left.slopes + right.slopes)
  }
  /// Sum rule.
  @inlinable public static func - (left: Dual4, right: Dual4) -> Dual4 {
    Dual4(value: left.value - right.value, slopes: left.slopes - right.slopes)
  }
  /// Product rule.
  @inlinable public static func * (left: Dual4, right: Dual4) -> Dual4 {
    Dual4(value: left.value * right.value, slopes: left.value * right.slopes + right.value * left.slopes)
  }
  /// Quotient rule.
  @inlinable public static func / (left: Dual4, right: Dual4) -> Dual4 {
    let quotient = left.value / right.value
    return Dual4(value: quotient, slopes: (left.slopes - quotient * right.slopes) / right.value)
  }
  /// The number with value and slope negated.
  @inlinable public static prefix func - (number: Dual4) -> Dual4 {
    Dual4(value: -number.value, slopes: -number.slopes)
  }
  /// The product and chain rules of a power.
  @inlinable public static func power(_ x: Dual4, _ y: Dual4, _ rule: PowerRule) -> Dual4 {
    Dual4(
      value: rule.value,
      slopes: rule.byBase * x.slopes + (y.slopes == .zero ? .zero : rule.byExponent * y.slopes))
  }
}
