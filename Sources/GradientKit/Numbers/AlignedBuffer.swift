/// A buffer of numbers aligned to cache lines, as products require.
final class AlignedBuffer: @unchecked Sendable {
  let byteCount: Int
  let start: UnsafeMutableRawPointer

  init(byteCount: Int) {
    self.byteCount = byteCount
    start = .allocate(byteCount: max(64, byteCount), alignment: 64)
  }

  convenience init(doubles count: Int) { self.init(byteCount: count * MemoryLayout<Double>.stride) }

  deinit { start.deallocate() }

  /// The buffer as doubles.
  var doubles: UnsafeMutablePointer<Double> { start.assumingMemoryBound(to: Double.self) }
}
