/// The contents of a file, validated as UTF-8.
package struct UTF8Text {
  /// The path of the file.
  package let path: String
  /// All bytes of the file.
  package let bytes: [UInt8]
  /// The start of the text, after any byte-order mark.
  package let start: Int

  /// Validates that the file is UTF-8.
  package init(_ file: InputFile) throws(FileError) {
    path = file.path
    for (start, format) in Self.packedFormats where file.bytes.starts(with: start) {
      throw .packed(path: path, format: format)
    }
    if let byte = Self.firstFault(in: file.bytes) {
      let isUTF16 = file.bytes.starts(with: [0xFF, 0xFE]) || file.bytes.starts(with: [0xFE, 0xFF])
      throw .notUTF8(
        path: path, byte: byte, line: 1 + file.bytes[..<byte].count { $0 == UInt8(ascii: "\n") },
        value: file.bytes[byte], encoding: isUTF16 ? "UTF-16" : "WINDOWS-1252")
    }
    bytes = file.bytes
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The text as a string.
  package var text: String { String(decoding: bytes[start...], as: UTF8.self) }

  private static let packedFormats: [(start: [UInt8], format: String)] = [
    ([0x1F, 0x8B], "packed with gzip"), ([0x50, 0x4B, 0x03, 0x04], "a workbook or another zip archive"),
  ]

  /// Returns the position of the first invalid byte (The Unicode Standard, table 3-7), or of the start of a truncated
  /// or invalid sequence.
  static func firstFault(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { raw in
      var index = 0
      let count = raw.count
      while index < count {
        // Nearly all tables are ASCII, so eight bytes are tested at once.
        if index + 8 <= count, raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
          index += 8
          continue
        }
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch raw[index] {
        case 0x00...0x7F: length = 1
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xE1...0xEC, 0xEE...0xEF: length = 3
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return index
        }
        guard index + length <= count else { return index }
        for offset in 1..<max(1, length) {
          let expected = offset == 1 ? second : 0x80...0xBF
          guard expected.contains(raw[index + offset]) else { return index }
        }
        index += length
      }
      return nil
    }
  }
}
