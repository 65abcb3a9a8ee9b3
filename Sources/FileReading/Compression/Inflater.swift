import CZlib

/// What deflate has packed (RFC 1951), unpacked a chunk at a time.
///
/// Memory grows with what comes out, never with what a header promises.
package enum Inflater {
  /// What is around the packed bytes.
  package enum Wrapper: Sendable {
    /// Nothing, as in zip archives.
    case none
    /// The header and checksum of gzip (RFC 1952), around one part or several that follow each other.
    case gzip

    fileprivate var windowBits: Int32 {
      switch self {
      // 15 bits of window; below zero for bare bytes, and 16 more for the wrapper of gzip.
      case .none: -15
      case .gzip: 15 + 16
      }
    }
  }

  /// Why bytes cannot be unpacked.
  package enum Fault: Error, Sendable, Equatable {
    /// They cannot be what deflate wrote from this byte on.
    case damaged(byte: Int)
    /// They end too early.
    case cutOff
    /// The library does not start.
    case unavailable
  }

  /// What is packed in `bytes`, but no more than `limit` bytes of it.
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
        // Zeros may pad the end of gzip; anything else is another part, and damaged if it is not.
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

  /// One call of zlib: what it says, and how many bytes it took and gave.
  private static func step(
    _ stream: inout z_stream, _ bytes: ArraySlice<UInt8>, into chunk: inout [UInt8], atMost limit: Int
  ) -> (status: Int32, consumed: Int, produced: Int) {
    let available = min(bytes.count, 1 << 30)
    let room = min(chunk.count, limit)
    let status = bytes.withUnsafeBufferPointer { input in
      chunk.withUnsafeMutableBufferPointer { output in
        // zlib only reads what its field for the input points to, although it is not declared so.
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
