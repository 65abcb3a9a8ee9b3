import FileReading
import Wording

/// A log that is a table with commas, semicolons or tabs between its cells.
///
/// Below the header, lines that start with `#` and repeated headers (a resumed run that opened the file again) are stepped
/// over. Empty cells and words for nothing have no value; `nan` and `inf` are values. A last row that is cut off, as in a
/// file still being written, is left out with a remark.
enum DelimitedLog: LogFormat {
  static func read(_ bytes: [UInt8], path: String) throws(LogError) -> [Log] {
    do {
      return try read(UTF8Text(InputFile(path: path, bytes: bytes)))
    } catch let error as LogError {
      throw error
    } catch let error as FileError {
      throw .file(error)
    } catch {
      throw .damaged(path: path, what: "cannot be read")
    }
  }

  private static func read(_ text: UTF8Text) throws -> [Log] {
    let path = text.path
    let layout = try TableLayout(of: text)
    let names = layout.columns.names
    guard !names.isEmpty else { throw LogError.emptyFile(path: path) }
    guard layout.hasRows else { throw LogError.noRows(path: path, columns: names) }

    var columns = names.map { ColumnBuilder(name: $0) }
    var remarks = layout.columns.remarks
    var scanner = layout.scanner
    var cells: [RecordScanner.Cell] = []
    var row = 0
    var headers = 0
    while try scanner.next(into: &cells) {
      if cells.count != names.count {
        if isComment(cells[0], in: scanner.bytes) { continue }
        let (line, count) = (cells[0].line, cells.count)
        guard try !scanner.next(into: &cells) else {
          throw LogError.ragged(path: path, line: line, expected: names.count, found: count)
        }
        remarks.append("line \(line.grouped) is cut off and left out")
        break
      }
      if isComment(cells[0], in: scanner.bytes) { continue }
      if layout.hasHeader, isHeader(cells, layout.columns.written, of: scanner) {
        headers += 1
        continue
      }
      for (column, cell) in cells.enumerated() {
        switch CellContent(cell, in: scanner.bytes) {
        case .number(let value), .infinite(let value): columns[column].append(value, row: row)
        case .nan: columns[column].append(.nan, row: row)
        case .missing: break
        case .text:
          let text = scanner.text(of: cell).trimmed
          // Python's word for nothing.
          if text != "None" { columns[column].append(text, row: row) }
        }
      }
      row += 1
    }
    if headers > 0 { remarks.append("\(headers.counted("repeated header")) stepped over") }
    guard row > 0 else { throw LogError.noRows(path: path, columns: names) }
    let log = Log(
      path: path, name: LogNames.stem(of: path), kind: scanner.separator == UInt8(ascii: "\t") ? .tsv : .csv,
      rowCount: row, columns: columns.filter { !$0.isEmpty }.map(\.column), remarks: remarks)
    guard log.columns.contains(where: { $0.numbers != nil }) else {
      throw LogError.noNumbers(path: path, columns: names)
    }
    return TableProgram.logs(of: log)
  }

  private static func isComment(_ cell: RecordScanner.Cell, in bytes: [UInt8]) -> Bool {
    !cell.isQuoted && cell.start < cell.end && bytes[cell.start] == UInt8(ascii: "#")
  }

  /// Whether a cell can be this text; its first byte rules out nearly all, without a string for every row.
  private static func mayBegin(_ cell: RecordScanner.Cell, _ text: String, in bytes: [UInt8]) -> Bool {
    guard !cell.isQuoted, cell.start < cell.end, let wanted = text.utf8.first else { return true }
    let visible = UInt8(ascii: "!")...UInt8(ascii: "~")
    return bytes[cell.start] == wanted || !visible.contains(bytes[cell.start]) || !visible.contains(wanted)
  }

  private static func isHeader(
    _ cells: [RecordScanner.Cell], _ names: [String], of scanner: RecordScanner
  ) -> Bool {
    guard let first = names.first, mayBegin(cells[0], first, in: scanner.bytes),
      scanner.text(of: cells[0]).trimmed == first
    else { return false }
    return zip(cells, names).allSatisfy { scanner.text(of: $0).trimmed == $1 }
  }
}
