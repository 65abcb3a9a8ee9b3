package import FileReading

/// Reads a file that a run has logged to, whatever wrote it.
///
/// What is in the file decides, not its name: an event file by its first record, NumPy's arrays and archives by their first
/// bytes, JSON by its first character, everything else is a table, whose columns tell the program.
package enum LogReader {
  /// The logs in a file: one, but for a W&B export, which has one for each run.
  ///
  /// - Throws: ``LogError`` with what is wrong with the file.
  package static func logs(in path: String) throws(LogError) -> [Log] {
    let file: InputFile
    do {
      file = try InputFile(path: path)
    } catch {
      throw .file(error)
    }
    return try logs(in: file)
  }

  /// The logs in a file that was read before; its path says how the user wrote it, and tells event files.
  ///
  /// - Throws: ``LogError`` with what is wrong with the file.
  package static func logs(in file: InputFile) throws(LogError) -> [Log] {
    let path = file.path
    guard !file.bytes.isEmpty else { throw .emptyFile(path: path) }
    if EventLog.recognizes(name: LogNames.lastPart(of: path)) || EventLog.recognizes(file.bytes) {
      return try EventLog.read(file.bytes, path: path)
    }
    if NumPyLog.recognizes(file.bytes) { return try NumPyLog.read(file.bytes, path: path) }
    if let what = FileSignature.kind(of: file.bytes) { throw .binary(path: path, what: what) }
    guard !isUTF16(file.bytes), file.bytes.prefix(4_096).contains(0) else { return try logs(inText: file) }
    throw .binary(path: path, what: nil)
  }

  private static func logs(inText file: InputFile) throws(LogError) -> [Log] {
    let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = file.bytes[start...].first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    guard let first else { throw .emptyFile(path: file.path) }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") && LogNames.isJSON(file.path) {
      return try JSONLog.read(file.bytes, path: file.path)
    }
    do {
      return try DelimitedLog.read(file.bytes, path: file.path)
    } catch {
      throw ConsoleOutput.isOne(file, unreadableAsTable: error)
        ? .consoleOutput(path: file.path, isWandB: ConsoleOutput.isWandB(file)) : error
    }
  }

  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }
}
