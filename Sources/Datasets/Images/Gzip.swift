import FileReading

/// The gzip format (RFC 1952).
enum Gzip {
  /// Whether the bytes begin with the magic number of gzip.
  static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// Decompresses a file, all parts if it has several, up to `limit` bytes.
  static func unpack(_ file: InputFile, atMost limit: Int) throws(DataError) -> [UInt8] {
    do {
      return try Inflater.unpack(file.bytes[...], from: .gzip, atMost: limit)
    } catch {
      switch error {
      case .damaged(let byte): throw .gzipDamaged(path: file.path, byte: byte)
      case .cutOff: throw .gzipCutOff(path: file.path, bytes: file.bytes.count)
      case .unavailable: throw .file(.unreadable(path: file.path, reason: "zlib does not start"))
      }
    }
  }
}
