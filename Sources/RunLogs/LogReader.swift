package import FileReading

/// Reads a file that a run has logged to, whatever wrote it.
///
/// What is in the file decides, not its name: the first of ``formats`` that recognizes it reads it. A file that is packed
/// with gzip is unpacked first.
package enum LogReader {
  /// The formats of single files, those that are sure of theirs first; a table is what nothing else is.
  package static let formats: [any LogFormat.Type] = [
    EventLog.self, NumPyLog.self, WandBFile.self, TrackioProject.self, MLflowMetric.self, JSONLog.self, ConsoleLog.self,
    DelimitedLog.self,
  ]

  /// The logs in a file: one, but for formats that have several runs in one.
  ///
  /// - Throws: ``LogError`` with what is wrong with the file.
  package static func logs(in path: String) throws(LogError) -> [Log] { try logs(in: file(at: path)) }

  /// The logs in a file that was read before; its path says how the user wrote it, and tells event files.
  ///
  /// - Throws: ``LogError`` with what is wrong with the file.
  package static func logs(in file: InputFile) throws(LogError) -> [Log] {
    let file = try unpacked(file)
    guard file.firstCharacter != nil else { throw .emptyFile(path: file.path) }
    guard let format = formats.first(where: { $0.recognizes(file) }) else {
      throw .binary(path: file.path, what: FileSignature.kind(of: file.bytes))
    }
    if format == DelimitedLog.self, let what = FileSignature.kind(of: file.bytes) {
      throw .binary(path: file.path, what: what)
    }
    do {
      return try format.read(file)
    } catch {
      guard format == DelimitedLog.self, ConsoleOutput.isOne(file, unreadableAsTable: error) else { throw error }
      throw .consoleOutput(path: file.path, isWandB: ConsoleOutput.isWandB(file))
    }
  }

  /// Reads a file.
  static func file(at path: String) throws(LogError) -> InputFile {
    do {
      return try InputFile(path: path)
    } catch {
      throw .file(error)
    }
  }

  /// The file without its last line, where that has no end: a program that is writing it has not finished the line.
  static func withoutOpenLine(_ file: InputFile) -> InputFile {
    guard file.isText, !file.isUTF16, file.bytes.last != UInt8(ascii: "\n"), !EventLog.recognizes(file),
      file.firstCharacter != UInt8(ascii: "{"), file.firstCharacter != UInt8(ascii: "["),
      let end = file.bytes.lastIndex(of: UInt8(ascii: "\n"))
    else { return file }
    return InputFile(path: file.path, bytes: Array(file.bytes[...end]))
  }

  /// A file of as many bytes as a packed one may have when it is unpacked.
  private static let unpackedLimit = 1 << 32

  private static func unpacked(_ file: InputFile) throws(LogError) -> InputFile {
    guard file.bytes.starts(with: [0x1F, 0x8B]) else { return file }
    do {
      let bytes = try Inflater.unpack(
        file.bytes[...], from: .gzip, atMost: min(unpackedLimit, max(1 << 20, file.bytes.count * 100)))
      let path = file.path.lowercased().hasSuffix(".gz") ? String(file.path.dropLast(3)) : file.path
      return InputFile(path: path, bytes: bytes)
    } catch {
      switch error {
      case .cutOff: throw .damaged(path: file.path, what: "the gzip data is cut off")
      case .damaged(let byte): throw .damaged(path: file.path, what: "the gzip data is damaged at byte \(byte)")
      case .unavailable: throw .damaged(path: file.path, what: "zlib does not start")
      }
    }
  }
}

/// The kinds of binary files that lie about among logs, by their first bytes.
enum FileSignature {
  /// What a zip archive is called.
  static let zip = "a zip archive"

  private static let known: [(start: [UInt8], kind: String)] = [
    ([0x1F, 0x8B], "packed with gzip: unpack it first"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("%PDF".utf8), "a PDF document"),
    (Array("SQLite format 3".utf8), "an SQLite database"), ([0x89, 0x48, 0x44, 0x46], "an HDF5 file"),
    ([0x80, 0x02], "a Python pickle"), ([0x80, 0x03], "a Python pickle"), ([0x80, 0x04], "a Python pickle"),
    ([0x80, 0x05], "a Python pickle"), (Array(":W&B".utf8), "a W&B run file: export the run's history as CSV"),
  ]

  /// The kind of file, if its first bytes are those of one that is no log.
  static func kind(of bytes: [UInt8]) -> String? { known.first { bytes.starts(with: $0.start) }?.kind }
}
