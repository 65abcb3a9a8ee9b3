package import FileReading

/// A reader of one format.
///
/// To add a format, add a conforming type to ``LogReader/formats``.
package protocol LogFormat: Sendable {
  /// Returns whether a file has the format, by its bytes or its name.
  static func recognizes(_ file: InputFile) -> Bool

  /// Returns the logs in a file: one, unless the format stores several runs per file.
  static func read(_ file: InputFile) throws(LogError) -> [Log]
}

extension LogFormat {
  /// Returns the logs in some bytes; `path` is the path as the user wrote it.
  package static func read(_ bytes: [UInt8], path: String) throws(LogError) -> [Log] {
    try read(InputFile(path: path, bytes: bytes))
  }
}

extension InputFile {
  /// The first byte that is not white space, after any byte-order mark.
  var firstCharacter: UInt8? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return bytes[start...].first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
  }

  /// Whether the first bytes are text.
  var isText: Bool { isUTF16 || !bytes.prefix(4_096).contains(0) }

  /// Whether there is a byte-order mark of UTF-16.
  var isUTF16: Bool { bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) }
}
