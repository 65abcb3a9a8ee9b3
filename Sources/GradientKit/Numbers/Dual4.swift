/// A dual number with slopes in four directions at once.
///
/// One pass of a formula gives four partial derivatives: a class-score loss over ten classes takes three passes.
@frozen public struct Dual4 {
  /// The value.
  public var value: Double
  /// The derivatives in the four directions that were seeded.
  public var slopes: SIMD4<Double>

  /// The number with this value and slopes.
  @inlinable public init(value: Double, slopes: SIMD4<Double>) {
    self.value = value
    self.slopes = slopes
  }

  /// This number under a function whose value and derivative here are known: the chain rule.
  @inlinable func mapped(_ value: Double, derivative: Double) -> Dual4 {
    Dual4(value: value, slopes: derivative * slopes)
  }
}

extension Dual4: Scalar {
  /// A constant: its slope is zero.
  @inlinable public init(_ constant: Double) { self.init(value: constant, slopes: .zero) }
  /// A constant: its slope is zero.
  @inlinable public init(floatLiteral literal: Double) { self.init(literal) }
  /// A constant: its slope is zero.
  @inlinable public init(integerLiteral literal: Int) { self.init(Double(literal)) }
  /// A constant: its slope is zero.
  @inlinable public init?<Source: BinaryInteger>(exactly source: Source) {
    guard let value = Double(exactly: source) else { return nil }
    self.init(value)
  }
  /// The value without its slope.
  @inlinable public var primal: Double { value }
}

extension Dual4: Comparable {
  /// Whether the values are equal, whatever the slopes.
  @inlinable public static func == (left: Dual4, right: Dual4) -> Bool { left.value == right.value }
  /// Whether the left value is smaller, whatever the slopes.
  @inlinable public static func < (left: Dual4, right: Dual4) -> Bool { left.value < right.value }
}

extension Dual4: AlgebraicField {
  /// The absolute value; at zero its slope is zero, the middle of the two sides.
  @inlinable public var magnitude: Dual4 {
    mapped(value.magnitude, derivative: value > 0 ? 1 : value < 0 ? -1 : 0)
  }
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
  /// Sum rule.
  @inlinable public static func += (left: inout Dual4, right: Dual4) { left = left + right }
  /// Sum rule.
  @inlinable public static func -= (left: inout Dual4, right: Dual4) { left = left - right }
  /// Product rule.
  @inlinable public static func *= (left: inout Dual4, right: Dual4) { left = left * right }
  /// Quotient rule.
  @inlinable public static func /= (left: inout Dual4, right: Dual4) { left = left / right }
  /// The number with value and slope negated.
  @inlinable public static prefix func - (number: Dual4) -> Dual4 {
    Dual4(value: -number.value, slopes: -number.slopes)
  }
}

extension Dual4: ElementaryFunctions {
  /// e^x; its own derivative.
  @inlinable public static func exp(_ x: Dual4) -> Dual4 {
    let y = Double.exp(x.value)
    return x.mapped(y, derivative: y)
  }
  /// e^x − 1, precise near zero.
  @inlinable public static func expMinusOne(_ x: Dual4) -> Dual4 {
    let y = Double.expMinusOne(x.value)
    return x.mapped(y, derivative: y + 1)
  }
  /// Hyperbolic cosine.
  @inlinable public static func cosh(_ x: Dual4) -> Dual4 {
    let y = Double.cosh(x.value)
    return x.mapped(y, derivative: Double.sinh(x.value))
  }
  /// Hyperbolic sine.
  @inlinable public static func sinh(_ x: Dual4) -> Dual4 {
    let y = Double.sinh(x.value)
    return x.mapped(y, derivative: Double.cosh(x.value))
  }
  /// Hyperbolic tangent.
  @inlinable public static func tanh(_ x: Dual4) -> Dual4 {
    let y = Double.tanh(x.value)
    return x.mapped(y, derivative: 1 - y * y)
  }
  /// Cosine of an angle in radians.
  @inlinable public static func cos(_ x: Dual4) -> Dual4 {
    let y = Double.cos(x.value)
    return x.mapped(y, derivative: -Double.sin(x.value))
  }
  /// Sine of an angle in radians.
  @inlinable public static func sin(_ x: Dual4) -> Dual4 {
    let y = Double.sin(x.value)
    return x.mapped(y, derivative: Double.cos(x.value))
  }
  /// Tangent of an angle in radians.
  @inlinable public static func tan(_ x: Dual4) -> Dual4 {
    let y = Double.tan(x.value)
    return x.mapped(y, derivative: 1 + y * y)
  }
  /// Natural logarithm.
  @inlinable public static func log(_ x: Dual4) -> Dual4 {
    let y = Double.log(x.value)
    return x.mapped(y, derivative: 1 / x.value)
  }
  /// log(1 + x), precise near zero.
  @inlinable public static func log(onePlus x: Dual4) -> Dual4 {
    let y = Double.log(onePlus: x.value)
    return x.mapped(y, derivative: 1 / (1 + x.value))
  }
  /// Inverse hyperbolic cosine.
  @inlinable public static func acosh(_ x: Dual4) -> Dual4 {
    let y = Double.acosh(x.value)
    return x.mapped(y, derivative: 1 / Double.sqrt(x.value * x.value - 1))
  }
  /// Inverse hyperbolic sine.
  @inlinable public static func asinh(_ x: Dual4) -> Dual4 {
    let y = Double.asinh(x.value)
    return x.mapped(y, derivative: 1 / Double.sqrt(x.value * x.value + 1))
  }
  /// Inverse hyperbolic tangent.
  @inlinable public static func atanh(_ x: Dual4) -> Dual4 {
    let y = Double.atanh(x.value)
    return x.mapped(y, derivative: 1 / (1 - x.value * x.value))
  }
  /// Inverse cosine, in radians.
  @inlinable public static func acos(_ x: Dual4) -> Dual4 {
    let y = Double.acos(x.value)
    return x.mapped(y, derivative: -1 / Double.sqrt(1 - x.value * x.value))
  }
  /// Inverse sine, in radians.
  @inlinable public static func asin(_ x: Dual4) -> Dual4 {
    let y = Double.asin(x.value)
    return x.mapped(y, derivative: 1 / Double.sqrt(1 - x.value * x.value))
  }
  /// Inverse tangent, in radians.
  @inlinable public static func atan(_ x: Dual4) -> Dual4 {
    let y = Double.atan(x.value)
    return x.mapped(y, derivative: 1 / (1 + x.value * x.value))
  }
  /// Square root.
  @inlinable public static func sqrt(_ x: Dual4) -> Dual4 {
    let y = Double.sqrt(x.value)
    return x.mapped(y, derivative: 0.5 / y)
  }
  /// x to the power y: e^(y log x), for positive x.
  @inlinable public static func pow(_ x: Dual4, _ y: Dual4) -> Dual4 {
    let power = Double.pow(x.value, y.value)
    // 0 to the power 0 is no number here, so x¹ needs its slope said.
    let byBase = y.value == 0 ? 0 : y.value == 1 ? 1 : y.value * Double.pow(x.value, y.value - 1)
    // log x is not finite at 0, where the slope by the exponent is 0 for every power that is finite there.
    let byExponent = power == 0 ? 0 : power * Double.log(x.value)
    return Dual4(value: power, slopes: byBase * x.slopes + (y.slopes == .zero ? .zero : byExponent * y.slopes))
  }
  /// x to a whole power, for any x.
  @inlinable public static func pow(_ x: Dual4, _ n: Int) -> Dual4 {
    x.mapped(Double.pow(x.value, n), derivative: n == 0 ? 0 : Double(n) * Double.pow(x.value, n - 1))
  }
  /// The n-th root.
  @inlinable public static func root(_ x: Dual4, _ n: Int) -> Dual4 {
    let y = Double.root(x.value, n)
    return x.mapped(y, derivative: y / (Double(n) * x.value))
  }
}
