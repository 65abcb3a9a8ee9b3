/// A number that carries derivatives through every function by the chain rule.
///
/// The form of the derivatives differs: one slope in ``Dual``, four in ``Dual4``, second derivatives in ``HyperDual``,
/// an entry on a tape in ``Variable``. The derivatives of the elementary functions are common to all.
public protocol ChainRule: Scalar {
  /// The value without its derivatives.
  var value: Double { get }
  /// Returns a function of this number, given its value and first two derivatives.
  ///
  /// Only numbers with second derivatives compute the curvature.
  func mapped(_ value: Double, derivative: Double, curvature: @autoclosure () -> Double) -> Self
  /// Returns x to the power y, given its value and derivatives.
  static func power(_ x: Self, _ y: Self, _ rule: PowerRule) -> Self
}

extension ChainRule {
  /// The value without its derivatives.
  @inlinable public var primal: Double { value }
  /// Creates a constant, whose derivatives are zero.
  @inlinable public init(floatLiteral literal: Double) { self.init(literal) }
  /// Creates a constant, whose derivatives are zero.
  @inlinable public init(integerLiteral literal: Int) { self.init(Double(literal)) }
  /// Creates a constant, whose derivatives are zero.
  @inlinable public init?<Source: BinaryInteger>(exactly source: Source) {
    guard let value = Double(exactly: source) else { return nil }
    self.init(value)
  }

  /// Returns whether the values are equal, regardless of the derivatives.
  @inlinable public static func == (left: Self, right: Self) -> Bool { left.value == right.value }
  /// Returns whether the left value is smaller, regardless of the derivatives.
  @inlinable public static func < (left: Self, right: Self) -> Bool { left.value < right.value }

  /// The absolute value; at zero its slope is zero, the middle of both sides.
  @inlinable public var magnitude: Self {
    mapped(value.magnitude, derivative: value > 0 ? 1 : value < 0 ? -1 : 0, curvature: 0)
  }
  /// Adds in place.
  @inlinable public static func += (left: inout Self, right: Self) { left = left + right }
  /// Subtracts in place.
  @inlinable public static func -= (left: inout Self, right: Self) { left = left - right }
  /// Multiplies in place.
  @inlinable public static func *= (left: inout Self, right: Self) { left = left * right }
  /// Divides in place.
  @inlinable public static func /= (left: inout Self, right: Self) { left = left / right }

  /// Returns e^x.
  @inlinable public static func exp(_ x: Self) -> Self {
    let y = Double.exp(x.value)
    return x.mapped(y, derivative: y, curvature: y)
  }
  /// Returns e^x − 1, accurate near zero.
  @inlinable public static func expMinusOne(_ x: Self) -> Self {
    let y = Double.expMinusOne(x.value)
    return x.mapped(y, derivative: y + 1, curvature: y + 1)
  }
  /// Returns the hyperbolic cosine.
  @inlinable public static func cosh(_ x: Self) -> Self {
    let y = Double.cosh(x.value)
    return x.mapped(y, derivative: Double.sinh(x.value), curvature: y)
  }
  /// Returns the hyperbolic sine.
  @inlinable public static func sinh(_ x: Self) -> Self {
    let y = Double.sinh(x.value)
    return x.mapped(y, derivative: Double.cosh(x.value), curvature: y)
  }
  /// Returns the hyperbolic tangent.
  @inlinable public static func tanh(_ x: Self) -> Self {
    let y = Double.tanh(x.value)
    let slope = 1 - y * y
    return x.mapped(y, derivative: slope, curvature: -2 * y * slope)
  }
  /// Returns the cosine of an angle in radians.
  @inlinable public static func cos(_ x: Self) -> Self {
    let y = Double.cos(x.value)
    return x.mapped(y, derivative: -Double.sin(x.value), curvature: -y)
  }
  /// Returns the sine of an angle in radians.
  @inlinable public static func sin(_ x: Self) -> Self {
    let y = Double.sin(x.value)
    return x.mapped(y, derivative: Double.cos(x.value), curvature: -y)
  }
  /// Returns the tangent of an angle in radians.
  @inlinable public static func tan(_ x: Self) -> Self {
    let y = Double.tan(x.value)
    let slope = 1 + y * y
    return x.mapped(y, derivative: slope, curvature: 2 * y * slope)
  }
  /// Returns the natural logarithm.
  @inlinable public static func log(_ x: Self) -> Self {
    let slope = 1 / x.value
    return x.mapped(Double.log(x.value), derivative: slope, curvature: -slope * slope)
  }
  /// Returns log(1 + x), accurate near zero.
  @inlinable public static func log(onePlus x: Self) -> Self {
    let slope = 1 / (1 + x.value)
    return x.mapped(Double.log(onePlus: x.value), derivative: slope, curvature: -slope * slope)
  }
  /// Returns the inverse hyperbolic cosine.
  @inlinable public static func acosh(_ x: Self) -> Self {
    let square = x.value * x.value - 1
    let slope = 1 / Double.sqrt(square)
    return x.mapped(Double.acosh(x.value), derivative: slope, curvature: -x.value * slope / square)
  }
  /// Returns the inverse hyperbolic sine.
  @inlinable public static func asinh(_ x: Self) -> Self {
    let square = x.value * x.value + 1
    let slope = 1 / Double.sqrt(square)
    return x.mapped(Double.asinh(x.value), derivative: slope, curvature: -x.value * slope / square)
  }
  /// Returns the inverse hyperbolic tangent.
  @inlinable public static func atanh(_ x: Self) -> Self {
    let slope = 1 / (1 - x.value * x.value)
    return x.mapped(Double.atanh(x.value), derivative: slope, curvature: 2 * x.value * slope * slope)
  }
  /// Returns the inverse cosine, in radians.
  @inlinable public static func acos(_ x: Self) -> Self {
    let square = 1 - x.value * x.value
    let slope = -1 / Double.sqrt(square)
    return x.mapped(Double.acos(x.value), derivative: slope, curvature: x.value * slope / square)
  }
  /// Returns the inverse sine, in radians.
  @inlinable public static func asin(_ x: Self) -> Self {
    let square = 1 - x.value * x.value
    let slope = 1 / Double.sqrt(square)
    return x.mapped(Double.asin(x.value), derivative: slope, curvature: x.value * slope / square)
  }
  /// Returns the inverse tangent, in radians.
  @inlinable public static func atan(_ x: Self) -> Self {
    let slope = 1 / (1 + x.value * x.value)
    return x.mapped(Double.atan(x.value), derivative: slope, curvature: -2 * x.value * slope * slope)
  }
  /// Returns the square root.
  @inlinable public static func sqrt(_ x: Self) -> Self {
    let y = Double.sqrt(x.value)
    let slope = 0.5 / y
    return x.mapped(y, derivative: slope, curvature: -0.5 * slope / x.value)
  }
  /// Returns x to an integer power, for any x.
  @inlinable public static func pow(_ x: Self, _ n: Int) -> Self {
    x.mapped(
      Double.pow(x.value, n), derivative: n == 0 ? 0 : Double(n) * Double.pow(x.value, n - 1),
      curvature: n == 0 || n == 1 ? 0 : Double(n) * Double(n - 1) * Double.pow(x.value, n - 2))
  }
  /// Returns the n-th root.
  @inlinable public static func root(_ x: Self, _ n: Int) -> Self {
    let y = Double.root(x.value, n)
    let slope = y / (Double(n) * x.value)
    return x.mapped(y, derivative: slope, curvature: slope * (1 / Double(n) - 1) / x.value)
  }
  /// Returns x to the power y, e^(y log x), for positive x.
  @inlinable public static func pow(_ x: Self, _ y: Self) -> Self { power(x, y, PowerRule(x.value, y.value)) }
}

/// The value and derivatives of x to the power y.
@frozen public struct PowerRule {
  @usableFromInline let x: Double
  @usableFromInline let y: Double
  /// x to the power y.
  public let value: Double

  @inlinable init(_ x: Double, _ y: Double) {
    (self.x, self.y) = (x, y)
    value = Double.pow(x, y)
  }

  // In swift-numerics 0⁰ is NaN; as the derivative of x or x² at 0, it is 1.
  @inlinable func power(_ exponent: Double) -> Double { exponent == 0 ? 1 : Double.pow(x, exponent) }

  /// The derivative with respect to the base.
  @inlinable public var byBase: Double { y == 0 ? 0 : y * power(y - 1) }
  /// The derivative with respect to the exponent.
  @inlinable public var byExponent: Double { value * logarithm }
  /// The second derivative with respect to the base.
  @inlinable public var byBaseTwice: Double {
    let factor = y * (y - 1)
    return factor == 0 ? 0 : factor * power(y - 2)
  }
  /// The second derivative with respect to the exponent.
  @inlinable public var byExponentTwice: Double { value * logarithm * logarithm }
  /// The mixed derivative.
  @inlinable public var byBoth: Double { value == 0 ? 0 : power(y - 1) * (1 + y * logarithm) }
  // log x is not finite at 0, where the slope with respect to the exponent is 0 for every finite power.
  @inlinable var logarithm: Double { value == 0 ? 0 : Double.log(x) }
}
