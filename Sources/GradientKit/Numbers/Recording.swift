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
