import CZlib

/// The bytes packed with gzip.
func gzipped(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  deflateInit2_(
    &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&stream) }
  var input = bytes
  var output = [UInt8](repeating: 0, count: bytes.count + 1_024)
  let room = output.count
  input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(room)
      _ = deflate(&stream, Z_FINISH)
    }
  }
  return Array(output.prefix(room - Int(stream.avail_out)))
}

/// An IDX file of bytes.
func idx(_ dimensions: [UInt32], _ values: [UInt8], magic: UInt32? = nil) -> [UInt8] {
  let numbers = [magic ?? 0x0800 | UInt32(dimensions.count)] + dimensions
  return numbers.flatMap { number in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } } + values
}

/// A batch of CIFAR-10 with these labels; every pixel is the index of its record.
func batch(_ labels: [UInt8]) -> [UInt8] {
  labels.enumerated().flatMap { [$0.element] + [UInt8](repeating: UInt8(truncatingIfNeeded: $0.offset), count: 3_072) }
}
