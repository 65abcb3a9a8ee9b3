/// A number that carries derivatives through every function by the chain rule.
///
/// What a derivative is differs: one slope in ``Dual``, four in ``Dual4``, second derivatives in ``HyperDual``, an entry on
/// a tape in ``Variable``. The derivatives of the elementary functions do not, so they stand here once.
public protocol ChainRule: Scalar {
  /// The value without its derivatives.
  var value: Double { get }
  /// This number under a function whose value and first two derivatives here are known.
  ///
  /// The curvature is computed only by numbers that have second derivatives.
  func mapped(_ value: Double, derivative: Double, curvature: @autoclosure () -> Double) -> Self
  /// x to the power y, whose value and derivatives here are known.
  static func power(_ x: Self, _ y: Self, _ rule: PowerRule) -> Self
}

extension ChainRule {
  /// The value without its derivatives.
  @inlinable public var primal: Double { value }
  /// A constant: its derivatives are zero.
  @inlinable public init(floatLiteral literal: Double) { self.init(literal) }
  /// A constant: its derivatives are zero.
  @inlinable public init(integerLiteral literal: Int) { self.init(Double(literal)) }
  /// A constant: its derivatives are zero.
  @inlinable public init?<Source: BinaryInteger>(exactly source: Source) {
    guard let value = Double(exactly: source) else { return nil }
    self.init(value)
  }

  /// Whether the values are equal, whatever the derivatives.
  @inlinable public static func == (left: Self, right: Self) -> Bool { left.value == right.value }
  /// Whether the left value is smaller, whatever the derivatives.
  @inlinable public static func < (left: Self, right: Self) -> Bool { left.value < right.value }

  /// The absolute value; at zero its slope is zero, the middle of the two sides.
  @inlinable public var magnitude: Self {
    mapped(value.magnitude, derivative: value > 0 ? 1 : value < 0 ? -1 : 0, curvature: 0)
  }
  /// The sum, in place.
  @inlinable public static func += (left: inout Self, right: Self) { left = left + right }
  /// The difference, in place.
  @inlinable public static func -= (left: inout Self, right: Self) { left = left - right }
  /// The product, in place.
  @inlinable public static func *= (left: inout Self, right: Self) { left = left * right }
  /// The quotient, in place.
  @inlinable public static func /= (left: inout Self, right: Self) { left = left / right }

  /// e^x; its own derivative.
  @inlinable public static func exp(_ x: Self) -> Self {
    let y = Double.exp(x.value)
    return x.mapped(y, derivative: y, curvature: y)
  }
  /// e^x − 1, precise near zero.
  @inlinable public static func expMinusOne(_ x: Self) -> Self {
    let y = Double.expMinusOne(x.value)
    return x.mapped(y, derivative: y + 1, curvature: y + 1)
  }
  /// Hyperbolic cosine.
  @inlinable public static func cosh(_ x: Self) -> Self {
    let y = Double.cosh(x.value)
    return x.mapped(y, derivative: Double.sinh(x.value), curvature: y)
  }
  /// Hyperbolic sine.
  @inlinable public static func sinh(_ x: Self) -> Self {
    let y = Double.sinh(x.value)
    return x.mapped(y, derivative: Double.cosh(x.value), curvature: y)
  }
  /// Hyperbolic tangent.
  @inlinable public static func tanh(_ x: Self) -> Self {
    let y = Double.tanh(x.value)
    let slope = 1 - y * y
    return x.mapped(y, derivative: slope, curvature: -2 * y * slope)
  }
  /// Cosine of an angle in radians.
  @inlinable public static func cos(_ x: Self) -> Self {
    let y = Double.cos(x.value)
    return x.mapped(y, derivative: -Double.sin(x.value), curvature: -y)
  }
  /// Sine of an angle in radians.
  @inlinable public static func sin(_ x: Self) -> Self {
    let y = Double.sin(x.value)
    return x.mapped(y, derivative: Double.cos(x.value), curvature: -y)
  }
  /// Tangent of an angle in radians.
  @inlinable public static func tan(_ x: Self) -> Self {
    let y = Double.tan(x.value)
    let slope = 1 + y * y
    return x.mapped(y, derivative: slope, curvature: 2 * y * slope)
  }
  /// Natural logarithm.
  @inlinable public static func log(_ x: Self) -> Self {
    let slope = 1 / x.value
    return x.mapped(Double.log(x.value), derivative: slope, curvature: -slope * slope)
  }
  /// log(1 + x), precise near zero.
  @inlinable public static func log(onePlus x: Self) -> Self {
    let slope = 1 / (1 + x.value)
    return x.mapped(Double.log(onePlus: x.value), derivative: slope, curvature: -slope * slope)
  }
  /// Inverse hyperbolic cosine.
  @inlinable public static func acosh(_ x: Self) -> Self {
    let square = x.value * x.value - 1
    let slope = 1 / Double.sqrt(square)
    return x.mapped(Double.acosh(x.value), derivative: slope, curvature: -x.value * slope / square)
  }
  /// Inverse hyperbolic sine.
  @inlinable public static func asinh(_ x: Self) -> Self {
    let square = x.value * x.value + 1
    let slope = 1 / Double.sqrt(square)
    return x.mapped(Double.asinh(x.value), derivative: slope, curvature: -x.value * slope / square)
  }
  /// Inverse hyperbolic tangent.
  @inlinable public static func atanh(_ x: Self) -> Self {
    let slope = 1 / (1 - x.value * x.value)
    return x.mapped(Double.atanh(x.value), derivative: slope, curvature: 2 * x.value * slope * slope)
  }
  /// Inverse cosine, in radians.
  @inlinable public static func acos(_ x: Self) -> Self {
    let square = 1 - x.value * x.value
    let slope = -1 / Double.sqrt(square)
    return x.mapped(Double.acos(x.value), derivative: slope, curvature: x.value * slope / square)
  }
  /// Inverse sine, in radians.
  @inlinable public static func asin(_ x: Self) -> Self {
    let square = 1 - x.value * x.value
    let slope = 1 / Double.sqrt(square)
    return x.mapped(Double.asin(x.value), derivative: slope, curvature: x.value * slope / square)
  }
  /// Inverse tangent, in radians.
  @inlinable public static func atan(_ x: Self) -> Self {
    let slope = 1 / (1 + x.value * x.value)
    return x.mapped(Double.atan(x.value), derivative: slope, curvature: -2 * x.value * slope * slope)
  }
  /// Square root.
  @inlinable public static func sqrt(_ x: Self) -> Self {
    let y = Double.sqrt(x.value)
    let slope = 0.5 / y
    return x.mapped(y, derivative: slope, curvature: -0.5 * slope / x.value)
  }
  /// x to a whole power, for any x.
  @inlinable public static func pow(_ x: Self, _ n: Int) -> Self {
    x.mapped(
      Double.pow(x.value, n), derivative: n == 0 ? 0 : Double(n) * Double.pow(x.value, n - 1),
      curvature: n == 0 || n == 1 ? 0 : Double(n) * Double(n - 1) * Double.pow(x.value, n - 2))
  }
  /// The n-th root.
  @inlinable public static func root(_ x: Self, _ n: Int) -> Self {
    let y = Double.root(x.value, n)
    let slope = y / (Double(n) * x.value)
    return x.mapped(y, derivative: slope, curvature: slope * (1 / Double(n) - 1) / x.value)
  }
  /// x to the power y: e^(y log x), for positive x.
  @inlinable public static func pow(_ x: Self, _ y: Self) -> Self { power(x, y, PowerRule(x.value, y.value)) }
}

/// The value of x to the power y and its derivatives.
@frozen public struct PowerRule {
  @usableFromInline let x: Double
  @usableFromInline let y: Double
  /// x to the power y.
  public let value: Double

  @inlinable init(_ x: Double, _ y: Double) {
    (self.x, self.y) = (x, y)
    value = Double.pow(x, y)
  }

  // 0⁰ is no number to swift-numerics; as the derivative of x at 0, or of x² there, it is 1.
  @inlinable func power(_ exponent: Double) -> Double { exponent == 0 ? 1 : Double.pow(x, exponent) }

  /// The derivative by the base.
  @inlinable public var byBase: Double { y == 0 ? 0 : y * power(y - 1) }
  /// The derivative by the exponent.
  @inlinable public var byExponent: Double { value * logarithm }
  /// The second derivative by the base.
  @inlinable public var byBaseTwice: Double {
    let factor = y * (y - 1)
    return factor == 0 ? 0 : factor * power(y - 2)
  }
  /// The second derivative by the exponent.
  @inlinable public var byExponentTwice: Double { value * logarithm * logarithm }
  /// The derivative by the base and the exponent.
  @inlinable public var byBoth: Double { value == 0 ? 0 : power(y - 1) * (1 + y * logarithm) }
  // log x is not finite at 0, where the slope by the exponent is 0 for every power that is finite there.
  @inlinable var logarithm: Double { value == 0 ? 0 : Double.log(x) }
}
