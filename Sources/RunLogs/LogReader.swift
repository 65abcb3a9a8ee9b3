package import FileReading

/// Reads log files of any format.
///
/// The contents decide, not the name: the first of ``formats`` that recognizes a file reads it. Files compressed with
/// gzip are decompressed first.
package enum LogReader {
  /// The formats of single files, the most specific first; tables, the fallback, come last.
  package static let formats: [any LogFormat.Type] = [
    EventLog.self, NumPyLog.self, WandBFile.self, TrackioProject.self, MLflowMetric.self, JSONLog.self, ConsoleLog.self,
    DelimitedLog.self,
  ]

  /// Returns the logs in a file: one, unless the format stores several runs per file.
  ///
  /// - Throws: ``LogError`` if the file is not a valid log.
  package static func logs(in path: String) throws(LogError) -> [Log] { try logs(in: file(at: path)) }

  /// Returns the logs in a file already read; its path is as the user wrote it and identifies event files.
  ///
  /// - Throws: ``LogError`` if the file is not a valid log.
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

  /// Returns the file without an unterminated last line, which a program is still writing.
  static func withoutOpenLine(_ file: InputFile) -> InputFile {
    guard file.isText, !file.isUTF16, file.bytes.last != UInt8(ascii: "\n"), !EventLog.recognizes(file),
      file.firstCharacter != UInt8(ascii: "{"), file.firstCharacter != UInt8(ascii: "["),
      let end = file.bytes.lastIndex(of: UInt8(ascii: "\n"))
    else { return file }
    return InputFile(path: file.path, bytes: Array(file.bytes[...end]))
  }

  /// The largest size of a decompressed file.
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

/// The kinds of binary files often found next to logs, by their first bytes.
enum FileSignature {
  /// The kind of a zip archive.
  static let zip = "a zip archive"

  private static let known: [(start: [UInt8], kind: String)] = [
    ([0x1F, 0x8B], "packed with gzip: unpack it first"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("%PDF".utf8), "a PDF document"),
    (Array("SQLite format 3".utf8), "an SQLite database"), ([0x89, 0x48, 0x44, 0x46], "an HDF5 file"),
    ([0x80, 0x02], "a Python pickle"), ([0x80, 0x03], "a Python pickle"), ([0x80, 0x04], "a Python pickle"),
    ([0x80, 0x05], "a Python pickle"), (Array(":W&B".utf8), "a W&B run file: export the run's history as CSV"),
  ]

  /// Returns the kind of the file, if its first bytes identify one that is not a log.
  static func kind(of bytes: [UInt8]) -> String? { known.first { bytes.starts(with: $0.start) }?.kind }
}
