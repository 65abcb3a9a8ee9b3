import CZlib
import FileReading

/// The gzip format (RFC 1952).
enum Gzip {
  /// Whether the bytes start as gzip does.
  static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// What is packed in a file, of several parts if it has them, but no more than `limit` bytes of it.
  ///
  /// Memory grows with what comes out, never with what a header promises.
  static func unpack(_ file: InputFile, atMost limit: Int) throws(DataError) -> [UInt8] {
    var stream = z_stream()
    // 15 bits of window, and 16 more for the wrapper of gzip.
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw .file(.unreadable(path: file.path, reason: "zlib does not start"))
    }
    defer { inflateEnd(&stream) }

    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var consumed = 0
    while output.count < limit {
      let outcome = step(&stream, file.bytes, from: consumed, into: &chunk, atMost: limit - output.count)
      consumed += outcome.consumed
      output.append(contentsOf: chunk[..<outcome.produced])
      switch outcome.status {
      case Z_STREAM_END:
        // Zeros may pad the end; anything else is another part, and damaged if it is not.
        guard file.bytes[consumed...].contains(where: { $0 != 0 }) else { return output }
        inflateReset(&stream)
      case Z_OK where outcome.consumed + outcome.produced > 0:
        continue
      case Z_OK, Z_BUF_ERROR:
        throw .gzipCutOff(path: file.path, bytes: file.bytes.count)
      default:
        throw .gzipDamaged(path: file.path, byte: consumed)
      }
    }
    return output
  }

  /// One call of zlib: what it says, and how many bytes it took and gave.
  private static func step(
    _ stream: inout z_stream, _ bytes: [UInt8], from start: Int, into chunk: inout [UInt8], atMost limit: Int
  ) -> (status: Int32, consumed: Int, produced: Int) {
    let available = min(bytes.count - start, 1 << 30)
    let room = min(chunk.count, limit)
    let status = bytes.withUnsafeBufferPointer { input in
      chunk.withUnsafeMutableBufferPointer { output in
        // zlib only reads what its field for the input points to, although it is not declared so.
        stream.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0 + start) }
        stream.avail_in = UInt32(available)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(room)
        return inflate(&stream, Z_NO_FLUSH)
      }
    }
    return (status, available - Int(stream.avail_in), room - Int(stream.avail_out))
  }
}
