/// Buffers of an evaluation, reused because allocating a quarter of a megabyte per step costs more than a small step.
final class AffineWorkspace: @unchecked Sendable {
  private var packed: [AlignedBuffer] = []
  private var sums: [AlignedBuffer] = []
  private var blocks: [AlignedBuffer] = []
  private var order: AlignedBuffer?

  func packed(_ index: Int, _ count: Int) -> UnsafeMutableRawPointer { Self.buffer(index, 8 * count, &packed).start }

  func sums(_ index: Int, _ count: Int) -> SendablePointer {
    SendablePointer(Self.buffer(index, 8 * count, &sums).doubles)
  }

  func positions(_ count: Int) -> UnsafeMutableBufferPointer<Int32> {
    let buffer = order.flatMap { $0.byteCount >= 4 * count ? $0 : nil } ?? AlignedBuffer(byteCount: 4 * count)
    order = buffer
    return UnsafeMutableBufferPointer(start: buffer.start.assumingMemoryBound(to: Int32.self), count: count)
  }

  func block(_ index: Int, rows: Int, outputs: Int) -> ExampleBlock {
    let cells = rows * outputs
    let start = Self.buffer(index, 8 * (2 * cells + rows) + 4 * cells, &blocks).doubles
    return ExampleBlock(
      scores: start, slopes: start + cells, losses: start + 2 * cells,
      operand: UnsafeMutableRawPointer(start + 2 * cells + rows))
  }

  private static func buffer(_ index: Int, _ byteCount: Int, _ buffers: inout [AlignedBuffer]) -> AlignedBuffer {
    while buffers.count <= index { buffers.append(AlignedBuffer(byteCount: byteCount)) }
    if buffers[index].byteCount < byteCount { buffers[index] = AlignedBuffer(byteCount: byteCount) }
    return buffers[index]
  }
}

/// Scores, losses and slopes of some rows.
struct ExampleBlock: @unchecked Sendable {
  let scores: UnsafeMutablePointer<Double>
  let slopes: UnsafeMutablePointer<Double>
  let losses: UnsafeMutablePointer<Double>
  /// The slopes in single precision.
  let operand: UnsafeMutableRawPointer

  func advanced(_ rows: Int, _ outputs: Int) -> ExampleBlock {
    ExampleBlock(
      scores: scores + rows * outputs, slopes: slopes + rows * outputs, losses: losses + rows,
      operand: operand + 4 * rows * outputs)
  }
}

/// A pointer that cores share, each for its own part of the memory.
struct SendablePointer: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Double>
  init(_ pointer: UnsafeMutablePointer<Double>) { self.pointer = pointer }
}

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
