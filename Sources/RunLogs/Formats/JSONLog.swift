package import FileReading
import Wording

/// A log in JSON: one object per line, a list of objects, the `trainer_state.json` of Hugging Face's Trainer, or lists
/// by name (``JSONHistory``).
///
/// An incomplete last object, as in a file still being written, is left out with a remark.
package enum JSONLog: LogFormat {
  /// Returns whether the text begins like a JSON log; a row of a table may begin with a bracket too.
  package static func recognizes(_ file: InputFile) -> Bool {
    guard file.isText, let first = file.firstCharacter else { return false }
    let isNamed = LogNames.isJSON(file.path)
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
    let start = file.bytes.firstIndex(of: first) ?? 0
    let second = file.bytes[(start + 1)...].first { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    // Python prints dictionaries with single quotes.
    if first == UInt8(ascii: "{") { return second != UInt8(ascii: "'") }
    return isNamed || second == UInt8(ascii: "{")
  }

  package static func read(_ file: InputFile) throws(LogError) -> [Log] {
    let path = file.path
    let text: UTF8Text
    do {
      text = try UTF8Text(file)
    } catch {
      throw .file(error)
    }
    var scanner = JSONScanner(text)
    var table = ObjectTable()
    var kind = LogKind.jsonLines
    var remarks: [String] = []
    while scanner.hasMore() {
      let start = scanner.position
      let value: JSONValue
      do {
        value = try scanner.value()
      } catch {
        let isLastLine = scanner.isLast(from: scanner.endOfLine(from: start))
        guard table.rowCount > 0, error.isCutOff || isLastLine else {
          throw .badJSON(path: path, line: scanner.line(of: error.position), what: error.what)
        }
        remarks.append("line \(scanner.line(of: start).grouped) is cut off and left out")
        break
      }
      if table.rowCount == 0, !scanner.hasMore(), let history = JSONHistory(value, path: path) { return [history.log] }
      switch value {
      case .object(let members):
        if table.rowCount == 0, case .array(let history)? = value["log_history"] {
          kind = .huggingFace
          try append(history, to: &table, path: path)
        } else {
          table.append(members)
        }
      case .array(let values) where table.rowCount == 0:
        try append(values, to: &table, path: path)
      default:
        throw .otherJSON(path: path)
      }
    }
    guard table.rowCount > 0 else {
      throw kind == .huggingFace ? .noRows(path: path, columns: ["log_history"]) : .otherJSON(path: path)
    }
    // A single object is a log that has just begun, or a set of settings.
    if kind == .jsonLines, table.rowCount == 1, path.lowercased().hasSuffix(".json") { throw .otherJSON(path: path) }
    let columns = table.finished(remarks: &remarks)
    guard columns.contains(where: { $0.numbers != nil }) else {
      throw columns.isEmpty
        ? .otherJSON(path: path) : .noNumbers(path: path, columns: columns.map(\.name), remark: remarks.last)
    }
    return [
      Log(
        path: path, name: LogNames.stem(of: path), kind: kind, rowCount: table.rowCount, columns: columns,
        remarks: remarks)
    ]
  }

  private static func append(_ values: [JSONValue], to table: inout ObjectTable, path: String) throws(LogError) {
    for value in values {
      guard case .object(let members) = value else { throw .otherJSON(path: path) }
      table.append(members)
    }
  }
}
