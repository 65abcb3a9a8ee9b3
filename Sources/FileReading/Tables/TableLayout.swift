/// How a table is laid out: its separator, its columns, where its rows begin.
///
/// Cells are separated by commas, semicolons or tabs, whichever fits the first rows. `#` lines and empty lines at the top
/// are stepped over. The first row is a header when it has text in a column where numbers follow, or nothing but text.
package struct TableLayout: Sendable {
  /// The columns; none where the text has nothing but comments.
  package let columns: TableColumns
  /// A scanner at the first row below the header.
  package let scanner: RecordScanner
  /// Whether the first row names the columns.
  package let hasHeader: Bool
  /// Whether there is a row of values.
  package let hasRows: Bool

  /// As many rows at the top are looked at.
  private static let previewRows = 64

  /// Looks at the top of the text.
  package init(of text: UTF8Text) throws(FileError) {
    let (position, line) = Self.afterComments(in: text.bytes, from: text.start)
    func scanner(_ separator: UInt8) -> RecordScanner {
      RecordScanner(text, separator: separator, from: position, line: line)
    }

    var records = scanner(Self.separator(amongScanners: scanner))
    var cells: [RecordScanner.Cell] = []
    guard try records.next(into: &cells) else {
      (columns, self.scanner, hasHeader, hasRows) = (TableColumns(names: []), records, false, false)
      return
    }
    let names = cells.map { records.text(of: $0).trimmed }
    hasHeader = Self.isHeader(cells, of: records)
    guard hasHeader else {
      (columns, self.scanner, hasRows) = (TableColumns(count: names.count), scanner(records.separator), true)
      return
    }
    (columns, self.scanner) = (TableColumns(names: names), records)
    hasRows = try records.next(into: &cells)
  }

  /// Whether the first row names the columns: it has text where the first value below is a number, or it is nothing but
  /// text.
  private static func isHeader(_ first: [RecordScanner.Cell], of scannerAfterIt: RecordScanner) -> Bool {
    let bytes = scannerAfterIt.bytes
    let contents = first.map { CellContent($0, in: bytes) }
    if contents.allSatisfy({ $0 == .text }) { return true }

    var undecided = Set(contents.indices.filter { contents[$0] == .text })
    var records = scannerAfterIt
    var cells: [RecordScanner.Cell] = []
    for _ in 0..<previewRows where !undecided.isEmpty {
      guard (try? records.next(into: &cells)) == true else { break }
      for column in undecided where column < cells.count {
        switch CellContent(cells[column], in: bytes) {
        case .number, .infinite: return true
        case .text: undecided.remove(column)
        case .missing, .nan: break
        }
      }
    }
    return false
  }

  /// The separator that takes all rows at the top into equally many cells; else the one the first row has most of.
  ///
  /// A comma counts last, since it may be the decimal sign where another separates.
  private static func separator(amongScanners scanner: (UInt8) -> RecordScanner) -> UInt8 {
    var counted: [(separator: UInt8, cells: Int)] = []
    for separator in [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")] {
      var records = scanner(separator)
      var cells: [RecordScanner.Cell] = []
      guard (try? records.next(into: &cells)) == true else { continue }
      let width = cells.count
      counted.append((separator, width))
      var isEven = width > 1
      for _ in 0..<previewRows where isEven {
        do {
          guard try records.next(into: &cells) else { break }
          isEven = cells.count == width
        } catch {
          isEven = false
        }
      }
      if isEven { return separator }
    }
    return counted.reversed().max { $0.cells < $1.cells }?.separator ?? UInt8(ascii: ",")
  }

  /// Where the `#` lines and empty lines at the top end.
  private static func afterComments(in bytes: [UInt8], from start: Int) -> (position: Int, line: Int) {
    var position = start
    var line = 1
    while position < bytes.count {
      var index = position
      while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
      guard index < bytes.count, [UInt8(ascii: "#"), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(bytes[index])
      else {
        break
      }
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n"), bytes[index] != UInt8(ascii: "\r") { index += 1 }
      if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\r"), bytes[index + 1] == UInt8(ascii: "\n") {
        index += 1
      }
      position = min(index + 1, bytes.count)
      line += 1
    }
    return (position, line)
  }
}
