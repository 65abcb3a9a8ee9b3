/// A record of what a formula did to its leaves, from which slopes by all of them are found in one pass back.
///
/// A tape belongs to one thread at a time. There is nothing global about it: every variable carries its tape along, so as
/// many tapes as one likes are written to at once.
public final class Tape {
  private let recording: UnsafeMutablePointer<Recording>
  // One a slot. Those of the leaves are sums over all passes since the leaves were made, the others are zero between
  // passes.
  private var slopes: [Double] = [0]

  /// An empty tape.
  public init() {
    recording = .allocate(capacity: 1)
    recording.initialize(to: Recording())
  }

  deinit {
    recording.pointee.operations.deallocate()
    recording.deallocate()
  }

  /// The value and the gradient of a formula.
  public static func gradient(
    at point: [Double], of formula: ([Variable]) throws -> Variable
  ) rethrows -> (value: Double, gradient: [Double]) {
    let tape = Tape()
    // A variable does not keep its tape alive.
    return try withExtendedLifetime(tape) {
      let result = try formula(tape.makeLeaves(point))
      tape.addSlopes([result], weights: [1], at: 0)
      var gradient = [Double](repeating: 0, count: point.count)
      tape.addLeafSlopes(to: &gradient)
      return (result.value, gradient)
    }
  }

  /// Forgets everything and makes variables of these numbers.
  @usableFromInline func makeLeaves(_ values: [Double]) -> [Variable] {
    recording.pointee.count = 0
    recording.pointee.leaves = Int32(values.count)
    slopes = [Double](repeating: 0, count: max(slopes.count, 1 + values.count))
    return values.indices.map { Variable(value: values[$0], slot: Int32($0 + 1), recording: recording) }
  }

  /// Adds to the leaves' slopes those of Σ wᵢ rᵢ, and forgets the operations that led to the results r.
  ///
  /// The weights w are those of `weights` that begin at `offset`.
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
        // What a branch not taken led to must not count even where its derivative is infinite.
        if slope == 0 { continue }
        slopes[first + index] = 0
        let operation = operations[index]
        slopes[Int(operation.first)] += slope * operation.firstSlope
        slopes[Int(operation.second)] += slope * operation.secondSlope
      }
    }
    recording.pointee.count = 0
  }

  /// Adds the leaves' slopes to a gradient.
  @usableFromInline func addLeafSlopes(to gradient: inout [Double]) {
    for index in 0..<Int(recording.pointee.leaves) { gradient[index] += slopes[index + 1] }
  }
}
