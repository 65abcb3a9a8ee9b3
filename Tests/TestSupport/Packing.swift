import CZlib

/// Compression with zlib, for archives and files.
package enum Packing {
  /// Compresses bytes with deflate, without a header.
  package static func deflated(_ bytes: [UInt8]) -> [UInt8] { packed(bytes, windowBits: -15) }

  /// Compresses bytes with gzip.
  package static func gzipped(_ bytes: [UInt8]) -> [UInt8] { packed(bytes, windowBits: 15 + 16) }

  /// Returns the CRC-32 of bytes, as zip archives store it.
  package static func crc32(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: CZlib.crc32(0, $0.baseAddress, UInt32($0.count))) }
  }

  private static func packed(_ bytes: [UInt8], windowBits: Int32) -> [UInt8] {
    var stream = z_stream()
    deflateInit2_(
      &stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
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
}
