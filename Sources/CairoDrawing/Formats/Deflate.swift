import CZlib

/// Compression in the zlib format (RFC 1950), for texts in PNG, SVG and PDF files.
package enum Deflate {
  /// Compresses bytes.
  static func packed(_ bytes: [UInt8]) throws(ImageError) -> [UInt8] {
    var size = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(size))
    guard compress2(&packed, &size, bytes, uLong(bytes.count), 6) == Z_OK else {
      throw .encoding("zlib could not pack \(bytes.count) bytes")
    }
    return Array(packed[..<Int(size)])
  }

  /// Decompresses bytes; returns `nil` if they are damaged or truncated, or the result would exceed `limit`.
  ///
  /// Memory grows with the actual output, not with the size that a header claims.
  package static func unpacked(_ bytes: ArraySlice<UInt8>, atMost limit: Int) -> [UInt8]? {
    guard !bytes.isEmpty, bytes.count <= Int(UInt32.max) else { return nil }
    var stream = z_stream()
    guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    return bytes.withUnsafeBufferPointer { input -> [UInt8]? in
      // zlib does not modify its input, although the field is not declared const.
      stream.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0) }
      stream.avail_in = UInt32(input.count)
      while true {
        let (status, count) = chunk.withUnsafeMutableBufferPointer { room in
          stream.next_out = room.baseAddress
          stream.avail_out = UInt32(room.count)
          let status = inflate(&stream, Z_NO_FLUSH)
          return (status, room.count - Int(stream.avail_out))
        }
        guard output.count + count <= limit else { return nil }
        output += chunk[..<count]
        if status == Z_STREAM_END { return output }
        guard status == Z_OK, count > 0 || stream.avail_in > 0 else { return nil }
      }
    }
  }
}
