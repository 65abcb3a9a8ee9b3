import CZlib

/// What a NumPy archive (`.npz`, a zip archive of arrays) says of itself in the header of its first array.
enum NumPyArchive {
  private static let localHeaderBytes = 30

  /// Whether the first array holds pickled objects; `nil` when this is no NumPy archive.
  static func isPickled(_ bytes: [UInt8]) -> Bool? {
    guard bytes.count > localHeaderBytes else { return nil }
    let nameBytes = Int(bytes[26]) | Int(bytes[27]) << 8
    let start = localHeaderBytes + nameBytes + (Int(bytes[28]) | Int(bytes[29]) << 8)
    guard start < bytes.count else { return nil }
    let name = String(decoding: bytes[localHeaderBytes..<(localHeaderBytes + nameBytes)], as: UTF8.self)
    guard name.hasSuffix(".npy") else { return nil }
    let isDeflated = bytes[8] == 8
    let header = isDeflated ? inflated(bytes, from: start) : Array(bytes[start...].prefix(256))
    let text = String(decoding: header, as: UTF8.self)
    return text.contains("'descr': '|O'") || text.contains("'descr': 'O'")
  }

  /// The first bytes of what is packed from `start` on; fewer where it is damaged.
  private static func inflated(_ bytes: [UInt8], from start: Int) -> [UInt8] {
    var stream = z_stream()
    // Without zlib's own wrapper, as in zip archives.
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return [] }
    defer { inflateEnd(&stream) }
    var input = Array(bytes[start...].prefix(1 << 16))
    var output = [UInt8](repeating: 0, count: 256)
    let room = output.count
    input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(room)
        _ = inflate(&stream, Z_SYNC_FLUSH)
      }
    }
    return Array(output.prefix(room - Int(stream.avail_out)))
  }
}
