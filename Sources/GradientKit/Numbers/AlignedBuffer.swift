/// Room for numbers that begins at a cache line, as products want it.
final class AlignedBuffer: @unchecked Sendable {
  let byteCount: Int
  let start: UnsafeMutableRawPointer

  init(byteCount: Int) {
    self.byteCount = byteCount
    start = .allocate(byteCount: max(64, byteCount), alignment: 64)
  }

  /// The same for doubles.
  convenience init(doubles count: Int) { self.init(byteCount: count * MemoryLayout<Double>.stride) }

  deinit { start.deallocate() }

  /// The room as doubles.
  var doubles: UnsafeMutablePointer<Double> { start.assumingMemoryBound(to: Double.self) }
}
