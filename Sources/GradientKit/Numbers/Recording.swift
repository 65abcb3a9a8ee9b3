/// The operations that led from a tape's leaves to a result, in the order they were done.
///
/// Slot 0 stands for all constants, the next slots for the leaves, then comes one slot an operation.
@frozen @usableFromInline struct Recording {
  /// One operation: the two numbers it was done on and the derivatives by them.
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

  /// Adds an operation; its slot is returned.
  @inlinable mutating func append(first: Int32, firstSlope: Double, second: Int32, secondSlope: Double) -> Int32 {
    if count == capacity { grow() }
    (operations + Int(count)).initialize(
      to: Operation(first: first, second: second, firstSlope: firstSlope, secondSlope: secondSlope))
    count += 1
    return leaves + count
  }

  // Out of line, so that what is inlined at every operation of a formula stays small.
  @usableFromInline @inline(never) mutating func grow() {
    let larger = UnsafeMutablePointer<Operation>.allocate(capacity: 2 * Int(capacity))
    larger.moveInitialize(from: operations, count: Int(count))
    operations.deallocate()
    operations = larger
    capacity *= 2
  }
}
