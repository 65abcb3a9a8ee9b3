/// A hyper-dual number: a value, its slopes in two directions, and its second derivative in both.
///
/// A formula evaluated on `HyperDual(value: x, first: 1, second: 1, mixed: 0)` gives f(x), f′(x) twice and f″(x), exact to
/// rounding; with the two slopes seeded in different coordinates, ∂²f / ∂xᵢ∂xⱼ. Fike and Alonso 2011, "The development of
/// hyper-dual numbers for exact second-derivative calculations".
@frozen public struct HyperDual {
  /// The value.
  public var value: Double
  /// The derivative in the first direction.
  public var first: Double
  /// The derivative in the second direction.
  public var second: Double
  /// The second derivative, in the one direction and then the other.
  public var mixed: Double

  /// The number with this value and these derivatives.
  @inlinable public init(value: Double, first: Double, second: Double, mixed: Double) {
    self.value = value
    self.first = first
    self.second = second
    self.mixed = mixed
  }

  /// This number under a function whose value and derivatives here are known: the chain rule.
  @inlinable func mapped(_ value: Double, derivative: Double, curvature: Double) -> HyperDual {
    // Where a slope is zero a curvature that is not finite, as of √x at 0, has no part in the result.
    let product = first * second
    return HyperDual(
      value: value, first: derivative * first, second: derivative * second,
      mixed: derivative * mixed + (product == 0 ? 0 : curvature * product))
  }
}

extension HyperDual: Scalar {
  /// A constant: its derivatives are zero.
  @inlinable public init(_ constant: Double) { self.init(value: constant, first: 0, second: 0, mixed: 0) }
  /// A constant: its derivatives are zero.
  @inlinable public init(floatLiteral literal: Double) { self.init(literal) }
  /// A constant: its derivatives are zero.
  @inlinable public init(integerLiteral literal: Int) { self.init(Double(literal)) }
  /// A constant: its derivatives are zero.
  @inlinable public init?<Source: BinaryInteger>(exactly source: Source) {
    guard let value = Double(exactly: source) else { return nil }
    self.init(value)
  }
  /// The value without its derivatives.
  @inlinable public var primal: Double { value }
}

extension HyperDual: Comparable {
  /// Whether the values are equal, whatever the derivatives.
  @inlinable public static func == (left: HyperDual, right: HyperDual) -> Bool { left.value == right.value }
  /// Whether the left value is smaller, whatever the derivatives.
  @inlinable public static func < (left: HyperDual, right: HyperDual) -> Bool { left.value < right.value }
}

extension HyperDual: AlgebraicField {
  /// The absolute value; at zero its slope is zero, the middle of the two sides.
  @inlinable public var magnitude: HyperDual {
    mapped(value.magnitude, derivative: value > 0 ? 1 : value < 0 ? -1 : 0, curvature: 0)
  }
  /// Sum rule.
  @inlinable public static func + (left: HyperDual, right: HyperDual) -> HyperDual {
    HyperDual(
      value: left.value + right.value, first: left.first + right.first, second: left.second + right.second,
      mixed: left.mixed + right.mixed)
  }
  /// Sum rule.
  @inlinable public static func - (left: HyperDual, right: HyperDual) -> HyperDual {
    HyperDual(
      value: left.value - right.value, first: left.first - right.first, second: left.second - right.second,
      mixed: left.mixed - right.mixed)
  }
  /// Product rule.
  @inlinable public static func * (left: HyperDual, right: HyperDual) -> HyperDual {
    HyperDual(
      value: left.value * right.value, first: left.value * right.first + right.value * left.first,
      second: left.value * right.second + right.value * left.second,
      mixed: left.value * right.mixed + right.value * left.mixed + left.first * right.second + left.second * right.first
    )
  }
  /// Quotient rule.
  @inlinable public static func / (left: HyperDual, right: HyperDual) -> HyperDual {
    let quotient = left.value / right.value
    let first = (left.first - quotient * right.first) / right.value
    let second = (left.second - quotient * right.second) / right.value
    let mixed = (left.mixed - quotient * right.mixed - first * right.second - second * right.first) / right.value
    return HyperDual(value: quotient, first: first, second: second, mixed: mixed)
  }
  /// Sum rule.
  @inlinable public static func += (left: inout HyperDual, right: HyperDual) { left = left + right }
  /// Sum rule.
  @inlinable public static func -= (left: inout HyperDual, right: HyperDual) { left = left - right }
  /// Product rule.
  @inlinable public static func *= (left: inout HyperDual, right: HyperDual) { left = left * right }
  /// Quotient rule.
  @inlinable public static func /= (left: inout HyperDual, right: HyperDual) { left = left / right }
  /// The number with value and derivatives negated.
  @inlinable public static prefix func - (number: HyperDual) -> HyperDual {
    HyperDual(value: -number.value, first: -number.first, second: -number.second, mixed: -number.mixed)
  }
}

extension HyperDual: ElementaryFunctions {
  /// e^x; its own derivative.
  @inlinable public static func exp(_ x: HyperDual) -> HyperDual {
    let y = Double.exp(x.value)
    return x.mapped(y, derivative: y, curvature: y)
  }
  /// e^x − 1, precise near zero.
  @inlinable public static func expMinusOne(_ x: HyperDual) -> HyperDual {
    let y = Double.expMinusOne(x.value)
    return x.mapped(y, derivative: y + 1, curvature: y + 1)
  }
  /// Hyperbolic cosine.
  @inlinable public static func cosh(_ x: HyperDual) -> HyperDual {
    let y = Double.cosh(x.value)
    return x.mapped(y, derivative: Double.sinh(x.value), curvature: y)
  }
  /// Hyperbolic sine.
  @inlinable public static func sinh(_ x: HyperDual) -> HyperDual {
    let y = Double.sinh(x.value)
    return x.mapped(y, derivative: Double.cosh(x.value), curvature: y)
  }
  /// Hyperbolic tangent.
  @inlinable public static func tanh(_ x: HyperDual) -> HyperDual {
    let y = Double.tanh(x.value)
    let slope = 1 - y * y
    return x.mapped(y, derivative: slope, curvature: -2 * y * slope)
  }
  /// Cosine of an angle in radians.
  @inlinable public static func cos(_ x: HyperDual) -> HyperDual {
    let y = Double.cos(x.value)
    return x.mapped(y, derivative: -Double.sin(x.value), curvature: -y)
  }
  /// Sine of an angle in radians.
  @inlinable public static func sin(_ x: HyperDual) -> HyperDual {
    let y = Double.sin(x.value)
    return x.mapped(y, derivative: Double.cos(x.value), curvature: -y)
  }
  /// Tangent of an angle in radians.
  @inlinable public static func tan(_ x: HyperDual) -> HyperDual {
    let y = Double.tan(x.value)
    let slope = 1 + y * y
    return x.mapped(y, derivative: slope, curvature: 2 * y * slope)
  }
  /// Natural logarithm.
  @inlinable public static func log(_ x: HyperDual) -> HyperDual {
    let y = Double.log(x.value)
    let slope = 1 / x.value
    return x.mapped(y, derivative: slope, curvature: -slope * slope)
  }
  /// log(1 + x), precise near zero.
  @inlinable public static func log(onePlus x: HyperDual) -> HyperDual {
    let y = Double.log(onePlus: x.value)
    let slope = 1 / (1 + x.value)
    return x.mapped(y, derivative: slope, curvature: -slope * slope)
  }
  /// Inverse hyperbolic cosine.
  @inlinable public static func acosh(_ x: HyperDual) -> HyperDual {
    let y = Double.acosh(x.value)
    let square = x.value * x.value - 1
    let slope = 1 / Double.sqrt(square)
    return x.mapped(y, derivative: slope, curvature: -x.value * slope / square)
  }
  /// Inverse hyperbolic sine.
  @inlinable public static func asinh(_ x: HyperDual) -> HyperDual {
    let y = Double.asinh(x.value)
    let square = x.value * x.value + 1
    let slope = 1 / Double.sqrt(square)
    return x.mapped(y, derivative: slope, curvature: -x.value * slope / square)
  }
  /// Inverse hyperbolic tangent.
  @inlinable public static func atanh(_ x: HyperDual) -> HyperDual {
    let y = Double.atanh(x.value)
    let slope = 1 / (1 - x.value * x.value)
    return x.mapped(y, derivative: slope, curvature: 2 * x.value * slope * slope)
  }
  /// Inverse cosine, in radians.
  @inlinable public static func acos(_ x: HyperDual) -> HyperDual {
    let y = Double.acos(x.value)
    let square = 1 - x.value * x.value
    let slope = -1 / Double.sqrt(square)
    return x.mapped(y, derivative: slope, curvature: x.value * slope / square)
  }
  /// Inverse sine, in radians.
  @inlinable public static func asin(_ x: HyperDual) -> HyperDual {
    let y = Double.asin(x.value)
    let square = 1 - x.value * x.value
    let slope = 1 / Double.sqrt(square)
    return x.mapped(y, derivative: slope, curvature: x.value * slope / square)
  }
  /// Inverse tangent, in radians.
  @inlinable public static func atan(_ x: HyperDual) -> HyperDual {
    let y = Double.atan(x.value)
    let slope = 1 / (1 + x.value * x.value)
    return x.mapped(y, derivative: slope, curvature: -2 * x.value * slope * slope)
  }
  /// Square root.
  @inlinable public static func sqrt(_ x: HyperDual) -> HyperDual {
    let y = Double.sqrt(x.value)
    let slope = 0.5 / y
    return x.mapped(y, derivative: slope, curvature: -0.5 * slope / x.value)
  }
  /// x to the power y: e^(y log x), for positive x.
  @inlinable public static func pow(_ x: HyperDual, _ y: HyperDual) -> HyperDual {
    // 0⁰ is no number to swift-numerics; as the derivative of x at 0, or of x² there, it is 1.
    func power(_ exponent: Double) -> Double { exponent == 0 ? 1 : Double.pow(x.value, exponent) }
    let value = Double.pow(x.value, y.value)
    let slope = y.value == 0 ? 0 : y.value * power(y.value - 1)
    let factor = y.value * (y.value - 1)
    let curvature = factor == 0 ? 0 : factor * power(y.value - 2)
    var result = x.mapped(value, derivative: slope, curvature: curvature)
    if y.first == 0 && y.second == 0 && y.mixed == 0 { return result }
    // log x is not finite at 0, where the slope by the exponent is 0 for every power that is finite there.
    let logarithm = value == 0 ? 0 : Double.log(x.value)
    let cross = value == 0 ? 0 : power(y.value - 1) * (1 + y.value * logarithm)
    let byExponent = y.mapped(value, derivative: value * logarithm, curvature: value * logarithm * logarithm)
    result.first += byExponent.first
    result.second += byExponent.second
    result.mixed += byExponent.mixed + cross * (x.first * y.second + x.second * y.first)
    return result
  }
  /// x to a whole power, for any x.
  @inlinable public static func pow(_ x: HyperDual, _ n: Int) -> HyperDual {
    x.mapped(
      Double.pow(x.value, n), derivative: n == 0 ? 0 : Double(n) * Double.pow(x.value, n - 1),
      curvature: n == 0 || n == 1 ? 0 : Double(n) * Double(n - 1) * Double.pow(x.value, n - 2))
  }
  /// The n-th root.
  @inlinable public static func root(_ x: HyperDual, _ n: Int) -> HyperDual {
    let y = Double.root(x.value, n)
    let slope = y / (Double(n) * x.value)
    return x.mapped(y, derivative: slope, curvature: slope * (1 / Double(n) - 1) / x.value)
  }
}
