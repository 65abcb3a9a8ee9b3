package import FileReading

/// A reader of one format.
///
/// A new format is a type that conforms, and its name in ``LogReader/formats``.
package protocol LogFormat: Sendable {
  /// Whether a file is of the format, by its bytes or its name.
  static func recognizes(_ file: InputFile) -> Bool

  /// The logs in a file: one, but for formats that keep several runs in one file.
  static func read(_ file: InputFile) throws(LogError) -> [Log]
}

extension LogFormat {
  /// The same of a file's bytes; `path` is where it is, as the user wrote it.
  package static func read(_ bytes: [UInt8], path: String) throws(LogError) -> [Log] {
    try read(InputFile(path: path, bytes: bytes))
  }
}

extension InputFile {
  /// The first byte that is no white space, behind a byte-order mark.
  var firstCharacter: UInt8? {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return bytes[start...].first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
  }

  /// Whether it is text, as far as its first bytes tell.
  var isText: Bool { isUTF16 || !bytes.prefix(4_096).contains(0) }

  /// Whether it has the byte-order mark of UTF-16.
  var isUTF16: Bool { bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) }
}
