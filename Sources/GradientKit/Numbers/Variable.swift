/// A number whose operations are recorded on a ``Tape``, for reverse-mode automatic differentiation.
///
/// Where ``Dual`` needs one pass of a formula per direction, one pass on variables and one back over the tape give the
/// slopes with respect to all parameters (Griewank and Walther 2008, chapter 3). Constants are not recorded. A variable
/// is invalid once the formula has returned, because the tape is then reset.
@frozen public struct Variable {
  /// The value of f(x).
  public let value: Double
  /// The slot that accumulates the slope of the result with respect to this number; 0 for a constant.
  @usableFromInline let slot: Int32
  /// The recording of operations on this number; `nil` for a constant.
  @usableFromInline let recording: UnsafeMutablePointer<Recording>?

  @inlinable init(value: Double, slot: Int32, recording: UnsafeMutablePointer<Recording>?) {
    self.value = value
    self.slot = slot
    self.recording = recording
  }

  /// Applies the chain rule, given the value and derivative of a function.
  @inlinable public func mapped(
    _ value: Double, derivative: Double, curvature: @autoclosure () -> Double
  ) -> Variable {
    guard let recording else { return Variable(value) }
    let slot = recording.pointee.append(first: slot, firstSlope: derivative, second: 0, secondSlope: 0)
    return Variable(value: value, slot: slot, recording: recording)
  }

  /// Returns a function of this number and another, given its value and both derivatives.
  @inlinable func joined(
    _ other: Variable, _ value: Double, derivative: Double, otherDerivative: Double
  ) -> Variable {
    guard let recording = recording ?? other.recording else { return Variable(value) }
    let slot = recording.pointee.append(
      first: slot, firstSlope: derivative, second: other.slot, secondSlope: otherDerivative)
    return Variable(value: value, slot: slot, recording: recording)
  }
}

// The pointer belongs to a tape that one formula on one thread writes to; the kit never passes a variable to another
// thread. `Scalar` requires the conformance because constants and dual numbers are sent freely.
extension Variable: @unchecked Sendable {}

extension Variable: ChainRule {
  /// Creates a constant, which is not recorded.
  @inlinable public init(_ constant: Double) { self.init(value: constant, slot: 0, recording: nil) }
  /// Adds by the sum rule.
  @inlinable public static func + (left: Variable, right: Variable) -> Variable {
    left.joined(right, left.value + right.value, derivative: 1, otherDerivative: 1)
  }
  /// Subtracts by the sum rule.
  @inlinable public static func - (left: Variable, right: Variable) -> Variable {
    left.joined(right, left.value - right.value, derivative: 1, otherDerivative: -1)
  }
  /// Multiplies by the product rule.
  @inlinable public static func * (left: Variable, right: Variable) -> Variable {
    left.joined(right, left.value * right.value, derivative: right.value, otherDerivative: left.value)
  }
  /// Divides by the quotient rule.
  @inlinable public static func / (left: Variable, right: Variable) -> Variable {
    let quotient = left.value / right.value
    return left.joined(right, quotient, derivative: 1 / right.value, otherDerivative: -quotient / right.value)
  }
  /// Negates value and slopes.
  @inlinable public static prefix func - (number: Variable) -> Variable {
    number.mapped(-number.value, derivative: -1, curvature: 0)
  }
  /// Applies the product and chain rules to a power.
  @inlinable public static func power(_ x: Variable, _ y: Variable, _ rule: PowerRule) -> Variable {
    x.joined(y, rule.value, derivative: rule.byBase, otherDerivative: rule.byExponent)
  }
}
