/// The directory entry of a file in a zip archive.
struct ZipEntry {
  /// The name, including folders.
  let name: String
  /// Whether the entry is encrypted.
  let isEncrypted: Bool
  /// The compression method: 0 for none, 8 for deflate.
  let method: UInt16
  /// The CRC-32 of the contents.
  let checksum: UInt32
  /// The decompressed size in bytes.
  let size: Int
  /// The position of the local header.
  let header: Int
  /// The range of the compressed bytes.
  let data: Range<Int>

  private static let signature: UInt32 = 0x0201_4B50
  private static let localSignature: UInt32 = 0x0403_4B50
  private static let directoryBytes = 46
  private static let localBytes = 30

  /// Reads the directory entry at `offset` and advances past it; returns `nil` if the archive is malformed.
  ///
  /// The contents lie before the directory, which starts at `end`. The local header gives their position; its other
  /// fields are copies, and empty in archives written to a pipe.
  init?(in bytes: [UInt8], at offset: inout Int, before end: Int) {
    guard bytes.littleEndian(UInt32.self, at: offset) == Self.signature,
      let flags = bytes.littleEndian(UInt16.self, at: offset + 8),
      let method = bytes.littleEndian(UInt16.self, at: offset + 10),
      let checksum = bytes.littleEndian(UInt32.self, at: offset + 16),
      let nameBytes = bytes.littleEndian(UInt16.self, at: offset + 28),
      let extraBytes = bytes.littleEndian(UInt16.self, at: offset + 30),
      let commentBytes = bytes.littleEndian(UInt16.self, at: offset + 32)
    else { return nil }
    let nameStart = offset + Self.directoryBytes
    let extraStart = nameStart + Int(nameBytes)
    let extraEnd = extraStart + Int(extraBytes)
    guard extraEnd + Int(commentBytes) <= bytes.count else { return nil }

    var wide = Self.wideNumbers(in: bytes, extraStart..<extraEnd)
    guard let size = Self.number(in: bytes, at: offset + 24, &wide),
      let packed = Self.number(in: bytes, at: offset + 20, &wide),
      let header = Self.number(in: bytes, at: offset + 42, &wide),
      header < end, bytes.littleEndian(UInt32.self, at: header) == Self.localSignature,
      let localName = bytes.littleEndian(UInt16.self, at: header + 26),
      let localExtra = bytes.littleEndian(UInt16.self, at: header + 28)
    else { return nil }
    let start = header + Self.localBytes + Int(localName) + Int(localExtra)
    guard start <= end, packed <= end - start else { return nil }

    name = String(decoding: bytes[nameStart..<extraStart], as: UTF8.self)
    isEncrypted = flags & 1 != 0
    (self.method, self.checksum, self.size, self.header) = (method, checksum, size, header)
    data = start..<(start + packed)
    offset = extraEnd + Int(commentBytes)
  }

  /// Returns a size or a position; if it exceeds four bytes, the next of the zip64 numbers.
  private static func number(in bytes: [UInt8], at offset: Int, _ wide: inout ArraySlice<UInt64>) -> Int? {
    guard let number = bytes.littleEndian(UInt32.self, at: offset) else { return nil }
    guard number == .max else { return Int(number) }
    return wide.popFirst().flatMap { Int(exactly: $0) }
  }

  /// Returns the eight-byte numbers in the extra field of an entry (zip64).
  private static func wideNumbers(in bytes: [UInt8], _ extra: Range<Int>) -> ArraySlice<UInt64> {
    var field = extra.lowerBound
    while field + 4 <= extra.upperBound, let kind = bytes.littleEndian(UInt16.self, at: field),
      let length = bytes.littleEndian(UInt16.self, at: field + 2)
    {
      let end = field + 4 + Int(length)
      guard end <= extra.upperBound else { break }
      if kind == 1 {
        return stride(from: field + 4, through: end - 8, by: 8).compactMap {
          bytes.littleEndian(UInt64.self, at: $0)
        }[...]
      }
      field = end
    }
    return []
  }
}
