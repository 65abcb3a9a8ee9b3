/// A number whose operations are recorded on a ``Tape``: reverse-mode automatic differentiation.
///
/// Where ``Dual`` needs one pass of a formula a direction, one pass on variables and one back over the tape give the
/// slopes by all parameters at once (Griewank and Walther 2008, chapter 3). Constants are not recorded. A variable is worth
/// nothing once the formula has returned: its tape is wound back then.
@frozen public struct Variable {
  /// The value.
  public let value: Double
  /// Where the slope of the result by this number is added up; 0 for a constant.
  @usableFromInline let slot: Int32
  /// What operations on this number are written to; `nil` for a constant.
  @usableFromInline let recording: UnsafeMutablePointer<Recording>?

  @inlinable init(value: Double, slot: Int32, recording: UnsafeMutablePointer<Recording>?) {
    self.value = value
    self.slot = slot
    self.recording = recording
  }

  /// This number under a function whose value and derivative here are known: the chain rule.
  @inlinable func mapped(_ value: Double, derivative: Double) -> Variable {
    guard let recording else { return Variable(value) }
    let slot = recording.pointee.append(first: slot, firstSlope: derivative, second: 0, secondSlope: 0)
    return Variable(value: value, slot: slot, recording: recording)
  }

  /// This number and another under a function whose value and derivatives by both are known.
  @inlinable func joined(
    _ other: Variable, _ value: Double, derivative: Double, otherDerivative: Double
  ) -> Variable {
    guard let recording = recording ?? other.recording else { return Variable(value) }
    let slot = recording.pointee.append(
      first: slot, firstSlope: derivative, second: other.slot, secondSlope: otherDerivative)
    return Variable(value: value, slot: slot, recording: recording)
  }
}

// The pointer belongs to a tape that one formula on one thread writes to; nothing in the kit hands a variable to another
// thread, and a formula has no reason to. `Scalar` asks for it because constants and dual numbers travel freely.
extension Variable: @unchecked Sendable {}

extension Variable: Scalar {
  /// A constant: it is not recorded.
  @inlinable public init(_ constant: Double) { self.init(value: constant, slot: 0, recording: nil) }
  /// A constant: it is not recorded.
  @inlinable public init(floatLiteral literal: Double) { self.init(literal) }
  /// A constant: it is not recorded.
  @inlinable public init(integerLiteral literal: Int) { self.init(Double(literal)) }
  /// A constant: it is not recorded.
  @inlinable public init?<Source: BinaryInteger>(exactly source: Source) {
    guard let value = Double(exactly: source) else { return nil }
    self.init(value)
  }
  /// The value without its slopes.
  @inlinable public var primal: Double { value }
}

extension Variable: Comparable {
  /// Whether the values are equal, wherever they come from.
  @inlinable public static func == (left: Variable, right: Variable) -> Bool { left.value == right.value }
  /// Whether the left value is smaller, wherever they come from.
  @inlinable public static func < (left: Variable, right: Variable) -> Bool { left.value < right.value }
}

extension Variable: AlgebraicField {
  /// The absolute value; at zero its slope is zero, the middle of the two sides.
  @inlinable public var magnitude: Variable {
    mapped(value.magnitude, derivative: value > 0 ? 1 : value < 0 ? -1 : 0)
  }
  /// Sum rule.
  @inlinable public static func + (left: Variable, right: Variable) -> Variable {
    left.joined(right, left.value + right.value, derivative: 1, otherDerivative: 1)
  }
  /// Sum rule.
  @inlinable public static func - (left: Variable, right: Variable) -> Variable {
    left.joined(right, left.value - right.value, derivative: 1, otherDerivative: -1)
  }
  /// Product rule.
  @inlinable public static func * (left: Variable, right: Variable) -> Variable {
    left.joined(right, left.value * right.value, derivative: right.value, otherDerivative: left.value)
  }
  /// Quotient rule.
  @inlinable public static func / (left: Variable, right: Variable) -> Variable {
    let quotient = left.value / right.value
    return left.joined(right, quotient, derivative: 1 / right.value, otherDerivative: -quotient / right.value)
  }
  /// Sum rule.
  @inlinable public static func += (left: inout Variable, right: Variable) { left = left + right }
  /// Sum rule.
  @inlinable public static func -= (left: inout Variable, right: Variable) { left = left - right }
  /// Product rule.
  @inlinable public static func *= (left: inout Variable, right: Variable) { left = left * right }
  /// Quotient rule.
  @inlinable public static func /= (left: inout Variable, right: Variable) { left = left / right }
  /// The number with value and slopes negated.
  @inlinable public static prefix func - (number: Variable) -> Variable {
    number.mapped(-number.value, derivative: -1)
  }
}

extension Variable: ElementaryFunctions {
  /// e^x; its own derivative.
  @inlinable public static func exp(_ x: Variable) -> Variable {
    let y = Double.exp(x.value)
    return x.mapped(y, derivative: y)
  }
  /// e^x − 1, precise near zero.
  @inlinable public static func expMinusOne(_ x: Variable) -> Variable {
    let y = Double.expMinusOne(x.value)
    return x.mapped(y, derivative: y + 1)
  }
  /// Hyperbolic cosine.
  @inlinable public static func cosh(_ x: Variable) -> Variable {
    let y = Double.cosh(x.value)
    return x.mapped(y, derivative: Double.sinh(x.value))
  }
  /// Hyperbolic sine.
  @inlinable public static func sinh(_ x: Variable) -> Variable {
    let y = Double.sinh(x.value)
    return x.mapped(y, derivative: Double.cosh(x.value))
  }
  /// Hyperbolic tangent.
  @inlinable public static func tanh(_ x: Variable) -> Variable {
    let y = Double.tanh(x.value)
    return x.mapped(y, derivative: 1 - y * y)
  }
  /// Cosine of an angle in radians.
  @inlinable public static func cos(_ x: Variable) -> Variable {
    let y = Double.cos(x.value)
    return x.mapped(y, derivative: -Double.sin(x.value))
  }
  /// Sine of an angle in radians.
  @inlinable public static func sin(_ x: Variable) -> Variable {
    let y = Double.sin(x.value)
    return x.mapped(y, derivative: Double.cos(x.value))
  }
  /// Tangent of an angle in radians.
  @inlinable public static func tan(_ x: Variable) -> Variable {
    let y = Double.tan(x.value)
    return x.mapped(y, derivative: 1 + y * y)
  }
  /// Natural logarithm.
  @inlinable public static func log(_ x: Variable) -> Variable {
    let y = Double.log(x.value)
    return x.mapped(y, derivative: 1 / x.value)
  }
  /// log(1 + x), precise near zero.
  @inlinable public static func log(onePlus x: Variable) -> Variable {
    let y = Double.log(onePlus: x.value)
    return x.mapped(y, derivative: 1 / (1 + x.value))
  }
  /// Inverse hyperbolic cosine.
  @inlinable public static func acosh(_ x: Variable) -> Variable {
    let y = Double.acosh(x.value)
    return x.mapped(y, derivative: 1 / Double.sqrt(x.value * x.value - 1))
  }
  /// Inverse hyperbolic sine.
  @inlinable public static func asinh(_ x: Variable) -> Variable {
    let y = Double.asinh(x.value)
    return x.mapped(y, derivative: 1 / Double.sqrt(x.value * x.value + 1))
  }
  /// Inverse hyperbolic tangent.
  @inlinable public static func atanh(_ x: Variable) -> Variable {
    let y = Double.atanh(x.value)
    return x.mapped(y, derivative: 1 / (1 - x.value * x.value))
  }
  /// Inverse cosine, in radians.
  @inlinable public static func acos(_ x: Variable) -> Variable {
    let y = Double.acos(x.value)
    return x.mapped(y, derivative: -1 / Double.sqrt(1 - x.value * x.value))
  }
  /// Inverse sine, in radians.
  @inlinable public static func asin(_ x: Variable) -> Variable {
    let y = Double.asin(x.value)
    return x.mapped(y, derivative: 1 / Double.sqrt(1 - x.value * x.value))
  }
  /// Inverse tangent, in radians.
  @inlinable public static func atan(_ x: Variable) -> Variable {
    let y = Double.atan(x.value)
    return x.mapped(y, derivative: 1 / (1 + x.value * x.value))
  }
  /// Square root.
  @inlinable public static func sqrt(_ x: Variable) -> Variable {
    let y = Double.sqrt(x.value)
    return x.mapped(y, derivative: 0.5 / y)
  }
  /// x to the power y: e^(y log x), for positive x.
  @inlinable public static func pow(_ x: Variable, _ y: Variable) -> Variable {
    let power = Double.pow(x.value, y.value)
    let byBase = y.value == 0 ? 0 : y.value * Double.pow(x.value, y.value - 1)
    // log x is not finite at 0, where the slope by the exponent is 0 for every power that is finite there.
    let byExponent = power == 0 ? 0 : power * Double.log(x.value)
    return x.joined(y, power, derivative: byBase, otherDerivative: byExponent)
  }
  /// x to a whole power, for any x.
  @inlinable public static func pow(_ x: Variable, _ n: Int) -> Variable {
    x.mapped(Double.pow(x.value, n), derivative: n == 0 ? 0 : Double(n) * Double.pow(x.value, n - 1))
  }
  /// The n-th root.
  @inlinable public static func root(_ x: Variable, _ n: Int) -> Variable {
    let y = Double.root(x.value, n)
    return x.mapped(y, derivative: y / (Double(n) * x.value))
  }
}
