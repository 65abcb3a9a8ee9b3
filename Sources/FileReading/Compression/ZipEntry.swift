/// What the directory of a zip archive says about one file in it.
struct ZipEntry {
  /// Its name, with the folders above it.
  let name: String
  /// Whether a password is needed.
  let isEncrypted: Bool
  /// How it is packed: 0 for not at all, 8 for deflate.
  let method: UInt16
  /// The CRC-32 of its contents.
  let checksum: UInt32
  /// How many bytes it unpacks to.
  let size: Int
  /// Where its local header is.
  let header: Int
  /// Where its packed bytes are.
  let data: Range<Int>

  private static let signature: UInt32 = 0x0201_4B50
  private static let localSignature: UInt32 = 0x0403_4B50
  private static let directoryBytes = 46
  private static let localBytes = 30

  /// Reads the entry of the directory at `offset`, and steps over it; `nil` where the archive is not as it should be.
  ///
  /// All bytes of its contents lie before the directory, which starts at `end`. Those are found by its local header;
  /// everything else in that one is a copy, and empty in archives that were written to a pipe.
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

  /// A size or a place; where four bytes are too few for it, the next of the wide ones.
  private static func number(in bytes: [UInt8], at offset: Int, _ wide: inout ArraySlice<UInt64>) -> Int? {
    guard let number = bytes.littleEndian(UInt32.self, at: offset) else { return nil }
    guard number == .max else { return Int(number) }
    return wide.popFirst().flatMap { Int(exactly: $0) }
  }

  /// The numbers of eight bytes among what is added to an entry (zip64).
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
