/// Valid and invalid zip archives for tests.
package struct ZipWriting {
  /// A file in the archive, with its fields in the directory.
  package struct Entry {
    /// The name of the file.
    package var name: String
    /// The stored bytes of the file.
    package var packed: [UInt8]
    /// The compression method: 0 (stored) or 8 (deflated).
    package var method: UInt16 = 0
    /// The flags; 1 means encrypted.
    package var flags: UInt16 = 0
    /// The checksum of the uncompressed bytes.
    package var checksum: UInt32
    /// The size of the uncompressed bytes.
    package var size: Int
    /// The offset of the header that the directory gives; `nil` for the real one.
    package var header: UInt32?
    /// Whether sizes and offset are eight-byte numbers.
    package var isWide = false

    /// Creates a stored file.
    package init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      packed = bytes
      checksum = ZipWriting.checksum(of: bytes)
      size = bytes.count
    }

    /// Creates a deflated file, which decompresses to `bytes`.
    package init(_ name: String, _ bytes: [UInt8], deflated packed: [UInt8]) {
      self.init(name, bytes)
      self.packed = packed
      method = 8
    }
  }

  /// The files.
  package var entries: [Entry]
  /// A comment after the directory.
  package var comment = ""

  /// Creates an archive of these files.
  package init(_ entries: [Entry]) { self.entries = entries }

  /// The bytes of the archive.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let place = entry.header ?? UInt32(bytes.count)
      let name = Array(entry.name.utf8)
      let head = number(entry.flags) + number(entry.method) + number(UInt32(0)) + number(entry.checksum)
      let (packed, size) = (UInt32(entry.packed.count), UInt32(truncatingIfNeeded: entry.size))
      bytes += number(UInt32(0x0403_4B50)) + number(UInt16(20)) + head + number(packed) + number(size)
      bytes += number(UInt16(name.count)) + number(UInt16(0)) + name + entry.packed

      let wide =
        entry.isWide
        ? number(UInt16(1)) + number(UInt16(24)) + number(UInt64(size)) + number(UInt64(packed)) + number(UInt64(place))
        : []
      directory += number(UInt32(0x0201_4B50)) + number(UInt16(20)) + number(UInt16(20)) + head
      directory += number(entry.isWide ? .max : packed) + number(entry.isWide ? .max : size)
      directory += number(UInt16(name.count)) + number(UInt16(wide.count)) + number(UInt16(0)) + number(UInt64(0))
      directory += number(entry.isWide ? .max : place) + name + wide
    }
    let count = UInt16(entries.count)
    return bytes + directory + number(UInt32(0x0605_4B50)) + number(UInt32(0)) + number(count) + number(count)
      + number(UInt32(directory.count)) + number(UInt32(bytes.count)) + number(UInt16(comment.utf8.count))
      + Array(comment.utf8)
  }

  private func number<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] { NumPyWriting.little(number) }

  /// Computes the CRC-32 of bytes, one bit at a time.
  package static func checksum(of bytes: [UInt8]) -> UInt32 {
    var remainder = UInt32.max
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 0 ? 0 : 0xEDB8_8320) }
    }
    return ~remainder
  }
}
