import CZlib

/// Decompresses deflate data (RFC 1951) in chunks.
///
/// Memory grows with the output, never with the size that a header claims.
package enum Inflater {
  /// The format around the compressed bytes.
  package enum Wrapper: Sendable {
    /// No wrapper, as in zip archives.
    case none
    /// The header and checksum of gzip (RFC 1952), around one or more consecutive members.
    case gzip

    fileprivate var windowBits: Int32 {
      switch self {
      // A window of 15 bits; negative for raw data, and plus 16 for gzip.
      case .none: -15
      case .gzip: 15 + 16
      }
    }
  }

  /// A decompression error.
  package enum Fault: Error, Sendable, Equatable {
    /// The data is invalid from this byte on.
    case damaged(byte: Int)
    /// The data ends too early.
    case cutOff
    /// zlib cannot be initialized.
    case unavailable
  }

  /// Returns the decompressed bytes, at most `limit` of them.
  package static func unpack(
    _ bytes: ArraySlice<UInt8>, from wrapper: Wrapper, atMost limit: Int
  ) throws(Fault) -> [UInt8] {
    var stream = z_stream()
    guard inflateInit2_(&stream, wrapper.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw .unavailable
    }
    defer { inflateEnd(&stream) }

    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var consumed = 0
    while output.count < limit {
      let outcome = step(&stream, bytes.dropFirst(consumed), into: &chunk, atMost: limit - output.count)
      consumed += outcome.consumed
      output.append(contentsOf: chunk[..<outcome.produced])
      switch outcome.status {
      case Z_STREAM_END:
        // Zeros may pad the end of gzip; anything else has to be another member.
        guard wrapper == .gzip, bytes.dropFirst(consumed).contains(where: { $0 != 0 }) else { return output }
        inflateReset(&stream)
      case Z_OK where outcome.consumed + outcome.produced > 0:
        continue
      case Z_OK, Z_BUF_ERROR:
        throw .cutOff
      default:
        throw .damaged(byte: consumed)
      }
    }
    return output
  }

  /// Calls zlib once; returns its status and the numbers of bytes consumed and produced.
  private static func step(
    _ stream: inout z_stream, _ bytes: ArraySlice<UInt8>, into chunk: inout [UInt8], atMost limit: Int
  ) -> (status: Int32, consumed: Int, produced: Int) {
    let available = min(bytes.count, 1 << 30)
    let room = min(chunk.count, limit)
    let status = bytes.withUnsafeBufferPointer { input in
      chunk.withUnsafeMutableBufferPointer { output in
        // zlib only reads from its input pointer, although it is not declared const.
        stream.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0) }
        stream.avail_in = UInt32(available)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(room)
        return inflate(&stream, Z_NO_FLUSH)
      }
    }
    return (status, available - Int(stream.avail_in), room - Int(stream.avail_out))
  }
}
