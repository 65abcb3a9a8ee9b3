/// A dual number: a value and its slope in one direction.
///
/// Arithmetic on it is forward-mode automatic differentiation: a formula evaluated on `Dual(value: x, slope: 1)` gives its
/// value and its derivative at `x`, exact to rounding.
@frozen public struct Dual {
  /// The value.
  public var value: Double
  /// The derivative in the direction that was seeded.
  public var slope: Double

  /// The number with this value and slope.
  @inlinable public init(value: Double, slope: Double) {
    self.value = value
    self.slope = slope
  }

  /// This number under a function whose value and derivative here are known: the chain rule.
  @inlinable func mapped(_ value: Double, derivative: Double) -> Dual {
    Dual(value: value, slope: derivative * slope)
  }
}

extension Dual: Scalar {
  /// A constant: its slope is zero.
  @inlinable public init(_ constant: Double) { self.init(value: constant, slope: 0) }
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

extension Dual: Comparable {
  /// Whether the values are equal, whatever the slopes.
  @inlinable public static func == (left: Dual, right: Dual) -> Bool { left.value == right.value }
  /// Whether the left value is smaller, whatever the slopes.
  @inlinable public static func < (left: Dual, right: Dual) -> Bool { left.value < right.value }
}

extension Dual: AlgebraicField {
  /// The absolute value; at zero its slope is zero, the middle of the two sides.
  @inlinable public var magnitude: Dual {
    mapped(value.magnitude, derivative: value > 0 ? 1 : value < 0 ? -1 : 0)
  }
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
  /// Sum rule.
  @inlinable public static func += (left: inout Dual, right: Dual) { left = left + right }
  /// Sum rule.
  @inlinable public static func -= (left: inout Dual, right: Dual) { left = left - right }
  /// Product rule.
  @inlinable public static func *= (left: inout Dual, right: Dual) { left = left * right }
  /// Quotient rule.
  @inlinable public static func /= (left: inout Dual, right: Dual) { left = left / right }
  /// The number with value and slope negated.
  @inlinable public static prefix func - (number: Dual) -> Dual {
    Dual(value: -number.value, slope: -number.slope)
  }
}

extension Dual: ElementaryFunctions {
  /// e^x; its own derivative.
  @inlinable public static func exp(_ x: Dual) -> Dual {
    let y = Double.exp(x.value)
    return x.mapped(y, derivative: y)
  }
  /// e^x − 1, precise near zero.
  @inlinable public static func expMinusOne(_ x: Dual) -> Dual {
    let y = Double.expMinusOne(x.value)
    return x.mapped(y, derivative: y + 1)
  }
  /// Hyperbolic cosine.
  @inlinable public static func cosh(_ x: Dual) -> Dual {
    let y = Double.cosh(x.value)
    return x.mapped(y, derivative: Double.sinh(x.value))
  }
  /// Hyperbolic sine.
  @inlinable public static func sinh(_ x: Dual) -> Dual {
    let y = Double.sinh(x.value)
    return x.mapped(y, derivative: Double.cosh(x.value))
  }
  /// Hyperbolic tangent.
  @inlinable public static func tanh(_ x: Dual) -> Dual {
    let y = Double.tanh(x.value)
    return x.mapped(y, derivative: 1 - y * y)
  }
  /// Cosine of an angle in radians.
  @inlinable public static func cos(_ x: Dual) -> Dual {
    let y = Double.cos(x.value)
    return x.mapped(y, derivative: -Double.sin(x.value))
  }
  /// Sine of an angle in radians.
  @inlinable public static func sin(_ x: Dual) -> Dual {
    let y = Double.sin(x.value)
    return x.mapped(y, derivative: Double.cos(x.value))
  }
  /// Tangent of an angle in radians.
  @inlinable public static func tan(_ x: Dual) -> Dual {
    let y = Double.tan(x.value)
    return x.mapped(y, derivative: 1 + y * y)
  }
  /// Natural logarithm.
  @inlinable public static func log(_ x: Dual) -> Dual {
    let y = Double.log(x.value)
    return x.mapped(y, derivative: 1 / x.value)
  }
  /// log(1 + x), precise near zero.
  @inlinable public static func log(onePlus x: Dual) -> Dual {
    let y = Double.log(onePlus: x.value)
    return x.mapped(y, derivative: 1 / (1 + x.value))
  }
  /// Inverse hyperbolic cosine.
  @inlinable public static func acosh(_ x: Dual) -> Dual {
    let y = Double.acosh(x.value)
    return x.mapped(y, derivative: 1 / Double.sqrt(x.value * x.value - 1))
  }
  /// Inverse hyperbolic sine.
  @inlinable public static func asinh(_ x: Dual) -> Dual {
    let y = Double.asinh(x.value)
    return x.mapped(y, derivative: 1 / Double.sqrt(x.value * x.value + 1))
  }
  /// Inverse hyperbolic tangent.
  @inlinable public static func atanh(_ x: Dual) -> Dual {
    let y = Double.atanh(x.value)
    return x.mapped(y, derivative: 1 / (1 - x.value * x.value))
  }
  /// Inverse cosine, in radians.
  @inlinable public static func acos(_ x: Dual) -> Dual {
    let y = Double.acos(x.value)
    return x.mapped(y, derivative: -1 / Double.sqrt(1 - x.value * x.value))
  }
  /// Inverse sine, in radians.
  @inlinable public static func asin(_ x: Dual) -> Dual {
    let y = Double.asin(x.value)
    return x.mapped(y, derivative: 1 / Double.sqrt(1 - x.value * x.value))
  }
  /// Inverse tangent, in radians.
  @inlinable public static func atan(_ x: Dual) -> Dual {
    let y = Double.atan(x.value)
    return x.mapped(y, derivative: 1 / (1 + x.value * x.value))
  }
  /// Square root.
  @inlinable public static func sqrt(_ x: Dual) -> Dual {
    let y = Double.sqrt(x.value)
    return x.mapped(y, derivative: 0.5 / y)
  }
  /// x to the power y: e^(y log x), for positive x.
  @inlinable public static func pow(_ x: Dual, _ y: Dual) -> Dual {
    let power = Double.pow(x.value, y.value)
    // 0 to the power 0 is no number here, so x¹ needs its slope said.
    let byBase = y.value == 0 ? 0 : y.value == 1 ? 1 : y.value * Double.pow(x.value, y.value - 1)
    // log x is not finite at 0, where the slope by the exponent is 0 for every power that is finite there.
    let byExponent = power == 0 ? 0 : power * Double.log(x.value)
    return Dual(value: power, slope: byBase * x.slope + (y.slope == 0 ? 0 : byExponent * y.slope))
  }
  /// x to a whole power, for any x.
  @inlinable public static func pow(_ x: Dual, _ n: Int) -> Dual {
    x.mapped(Double.pow(x.value, n), derivative: n == 0 ? 0 : Double(n) * Double.pow(x.value, n - 1))
  }
  /// The n-th root.
  @inlinable public static func root(_ x: Dual, _ n: Int) -> Dual {
    let y = Double.root(x.value, n)
    return x.mapped(y, derivative: y / (Double(n) * x.value))
  }
}
