/// A number whose operations are recorded on a ``Tape``: reverse-mode automatic differentiation.
///
/// Where ``Dual`` needs one pass of a formula a direction, one pass on variables and one back over the tape give the
/// slopes by all parameters at once (Griewank and Walther 2008, chapter 3). Constants are not recorded. A variable is worth
/// nothing once the formula has returned: its tape is wound back then.
@frozen public struct Variable {
  /// f(x), as recorded so far.
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
  @inlinable public func mapped(
    _ value: Double, derivative: Double, curvature: @autoclosure () -> Double
  ) -> Variable {
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

extension Variable: ChainRule {
  /// A constant: it is not recorded.
  @inlinable public init(_ constant: Double) { self.init(value: constant, slot: 0, recording: nil) }
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
  /// The number with value and slopes negated.
  @inlinable public static prefix func - (number: Variable) -> Variable {
    number.mapped(-number.value, derivative: -1, curvature: 0)
  }
  /// The product and chain rules of a power.
  @inlinable public static func power(_ x: Variable, _ y: Variable, _ rule: PowerRule) -> Variable {
    x.joined(y, rule.value, derivative: rule.byBase, otherDerivative: rule.byExponent)
  }
}
