package import FileReading
import Wording

/// A table with commas, semicolons, tabs or blanks between its cells.
///
/// After the header, lines that start with `#` and repeated headers (of a resumed run that reopened the file) are
/// skipped; a header with other names begins a part with its own columns. Empty cells and words for missing values have
/// no value; `nan` and `inf` are values. An incomplete last row, as in a file still being written, is left out with a
/// remark.
package enum DelimitedLog: LogFormat {
  /// Returns whether the file is text, which may contain a table.
  package static func recognizes(_ file: InputFile) -> Bool { file.isText }

  package static func read(_ file: InputFile) throws(LogError) -> [Log] {
    do {
      return try read(UTF8Text(file))
    } catch let error as LogError {
      throw error
    } catch let error as FileError {
      throw .file(error)
    } catch {
      throw .damaged(path: file.path, what: "cannot be read")
    }
  }

  /// The most columns of a table: nobody logs as many, and each is looked at in a dozen ways.
  private static let columnLimit = 100_000

  private static func read(_ text: UTF8Text) throws -> [Log] {
    let layout = try TableLayout(of: text)
    guard layout.columns.names.count <= columnLimit else {
      let reason = "it has \(layout.columns.names.count.grouped) columns; logs have at most \(columnLimit.grouped)"
      throw FileError.unreadable(path: text.path, reason: reason)
    }
    guard !layout.columns.names.isEmpty else { throw LogError.emptyFile(path: text.path) }
    guard layout.hasRows else { throw LogError.noRows(path: text.path, columns: layout.columns.names) }
    var table = TableReading(layout, decimalMark: .point)
    try table.read()
    let mark = table.decimalMark
    if mark == .comma, var again = Optional(TableReading(layout, decimalMark: .comma)), (try? again.read()) != nil {
      table = again
    }

    var remarks = layout.columns.remarks + table.remarks
    let columns = table.columns.filter { !$0.isEmpty }.map { $0.column(table.mark, remarks: &remarks) }
    let log = Log(
      path: text.path, name: LogNames.stem(of: text.path),
      kind: layout.scanner.separator == UInt8(ascii: "\t") ? .tsv : .csv, rowCount: table.rowCount, columns: columns,
      remarks: remarks)
    guard columns.contains(where: { $0.numbers != nil }) else {
      throw LogError.noNumbers(path: text.path, columns: layout.columns.names, remark: remarks.last)
    }
    return TableProgram.logs(of: log)
  }
}
