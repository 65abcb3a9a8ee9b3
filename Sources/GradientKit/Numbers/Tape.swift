/// A record of the operations on a formula's leaves, which gives the slopes with respect to all of them in one backward
/// pass.
///
/// A tape belongs to one thread at a time. Every variable carries its tape and there is no global state, so any number
/// of tapes can be in use at once.
public final class Tape {
  private let recording: UnsafeMutablePointer<Recording>
  // One element per slot. Those of the leaves are sums over all passes since the leaves were created; the others are
  // zero between passes.
  private var slopes: [Double] = [0]

  /// Creates an empty tape.
  public init() {
    recording = .allocate(capacity: 1)
    recording.initialize(to: Recording())
  }

  deinit {
    recording.pointee.operations.deallocate()
    recording.deallocate()
  }

  /// Returns the value and the gradient of a formula.
  public static func gradient(
    at point: [Double], of formula: ([Variable]) throws -> Variable
  ) rethrows -> (value: Double, gradient: [Double]) {
    let tape = Tape()
    // Variables do not retain their tape.
    return try withExtendedLifetime(tape) {
      let result = try formula(tape.makeLeaves(point))
      tape.addSlopes([result], weights: [1], at: 0)
      var gradient = [Double](repeating: 0, count: point.count)
      tape.addLeafSlopes(to: &gradient)
      return (result.value, gradient)
    }
  }

  /// Clears the tape and creates variables with these values.
  @usableFromInline func makeLeaves(_ values: [Double]) -> [Variable] {
    recording.pointee.count = 0
    recording.pointee.leaves = Int32(values.count)
    slopes = [Double](repeating: 0, count: max(slopes.count, 1 + values.count))
    return values.indices.map { Variable(value: values[$0], slot: Int32($0 + 1), recording: recording) }
  }

  /// Adds the slopes of Σ wᵢ rᵢ to those of the leaves, and removes the operations that led to the results r.
  ///
  /// The weights w are the elements of `weights` from `offset` on.
  @usableFromInline func addSlopes(_ results: Scores<Variable>, weights: [Double], at offset: Int) {
    let first = Int(recording.pointee.leaves) + 1
    let operations = recording.pointee.operations
    let count = Int(recording.pointee.count)
    if slopes.count < first + count {
      slopes += [Double](repeating: 0, count: 2 * (first + count) - slopes.count)
    }
    slopes.withUnsafeMutableBufferPointer { slopes in
      for (index, result) in results.enumerated() { slopes[Int(result.slot)] += weights[offset + index] }
      for index in stride(from: count - 1, through: 0, by: -1) {
        let slope = slopes[first + index]
        // A branch not taken must not contribute even if its derivative is infinite.
        if slope == 0 { continue }
        slopes[first + index] = 0
        let operation = operations[index]
        slopes[Int(operation.first)] += slope * operation.firstSlope
        slopes[Int(operation.second)] += slope * operation.secondSlope
      }
    }
    recording.pointee.count = 0
  }

  /// Adds the slopes of the leaves to a gradient.
  @usableFromInline func addLeafSlopes(to gradient: inout [Double]) {
    for index in 0..<Int(recording.pointee.leaves) { gradient[index] += slopes[index + 1] }
  }
}

/// The operations from a tape's leaves to a result, in order of execution.
///
/// Slot 0 stands for all constants, the next slots for the leaves, then one slot per operation.
@frozen @usableFromInline struct Recording {
  /// One operation: its two operands and the derivatives with respect to them.
  @frozen @usableFromInline struct Operation {
    @usableFromInline let first: Int32
    @usableFromInline let second: Int32
    @usableFromInline let firstSlope: Double
    @usableFromInline let secondSlope: Double

    @inlinable init(first: Int32, second: Int32, firstSlope: Double, secondSlope: Double) {
      self.first = first
      self.second = second
      self.firstSlope = firstSlope
      self.secondSlope = secondSlope
    }
  }

  @usableFromInline var operations: UnsafeMutablePointer<Operation>
  @usableFromInline var capacity: Int32
  @usableFromInline var count: Int32 = 0
  @usableFromInline var leaves: Int32 = 0

  init() {
    capacity = 256
    operations = .allocate(capacity: Int(capacity))
  }

  /// Appends an operation and returns its slot.
  @inlinable mutating func append(first: Int32, firstSlope: Double, second: Int32, secondSlope: Double) -> Int32 {
    if count == capacity { grow() }
    (operations + Int(count)).initialize(
      to: Operation(first: first, second: second, firstSlope: firstSlope, secondSlope: secondSlope))
    count += 1
    return leaves + count
  }

  // Not inlined, so that the code inlined at every operation of a formula stays small.
  @usableFromInline @inline(never) mutating func grow() {
    let larger = UnsafeMutablePointer<Operation>.allocate(capacity: 2 * Int(capacity))
    larger.moveInitialize(from: operations, count: Int(count))
    operations.deallocate()
    operations = larger
    capacity *= 2
  }
}
