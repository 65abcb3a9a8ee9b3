/// The layout of a table: its separator, its columns, and the start of its rows.
///
/// The separator is a comma, semicolon, tab or blank, whichever fits the first rows, or that of a line `sep=;` at the
/// top. Empty lines and `#` lines at the top are skipped. The first row is a header if it has text in a column where
/// numbers follow, or only text; above numeric rows the last `#` line is a header if it has one word per column.
package struct TableLayout: Sendable {
  /// The columns; empty if the text has only comments.
  package let columns: TableColumns
  /// A scanner at the first row below the header.
  package let scanner: RecordScanner
  /// Whether the first row contains column names.
  package let hasHeader: Bool
  /// Whether there is a row of values.
  package let hasRows: Bool

  /// The number of rows examined.
  private static let previewRows = 64

  /// Determines the layout from the top of the text.
  package init(of text: UTF8Text) throws(FileError) {
    let (start, line, named) = Self.afterSeparatorLine(in: text.bytes, from: text.start)
    let top = Self.afterComments(in: text.bytes, from: start, line: line)
    func scanner(_ separator: UInt8) -> RecordScanner {
      RecordScanner(text, separator: separator, from: top.position, line: top.line)
    }

    var records = scanner(named ?? Self.separator(amongScanners: scanner))
    let first = records
    var cells: [RecordScanner.Cell] = []
    guard try records.next(into: &cells) else {
      (columns, self.scanner, hasHeader, hasRows) = (TableColumns(names: []), records, false, false)
      return
    }
    guard Self.isHeader(cells, of: records) else {
      let preview = Self.preview(first)
      var comments = RecordScanner(
        text, separator: records.separator, from: top.comment ?? top.position, line: top.line)
      var names: [String] = []
      if top.comment != nil, try comments.next(into: &cells) {
        let contents = cells.map { CellContent($0, in: text.bytes) }
        if contents.allSatisfy({ $0 == .text }) { names = cells.map { comments.text(of: $0).trimmed } }
      }
      let width = Self.widthWithoutEmptyEnd(preview.first?.count ?? 0, hasNoName: true, preview)
      var rows = first
      if width < preview.first?.count ?? 0 { rows.width = width }
      hasHeader = names.count == width
      (columns, self.scanner, hasRows) = (
        hasHeader ? TableColumns(names: names) : TableColumns(count: width), rows, true
      )
      return
    }
    var names = cells.map { records.text(of: $0).trimmed }
    let preview = Self.preview(records)
    if let first = preview.first, first.count == names.count + 1, preview.allSatisfy({ $0.count == first.count }),
      preview.contains(where: { !$0[names.count] })
    {
      // R names the rows, but not their column.
      names.insert("", at: 0)
    }
    let width = Self.widthWithoutEmptyEnd(names.count, hasNoName: names.last == "", preview)
    let areRowsLonger = !preview.isEmpty && preview.allSatisfy { $0.count == names.count + 1 && $0[names.count] }
    if width < names.count || areRowsLonger { records.width = width }
    names.removeLast(names.count - width)
    (columns, self.scanner, hasHeader, hasRows) = (TableColumns(names: names), records, true, !preview.isEmpty)
  }

  /// Returns whether each cell of the first rows is empty.
  private static func preview(_ scanner: RecordScanner) -> [[Bool]] {
    var records = scanner
    var cells: [RecordScanner.Cell] = []
    var rows: [[Bool]] = []
    while rows.count < previewRows, (try? records.next(into: &cells)) == true {
      rows.append(cells.map { $0.start == $0.end && !$0.isQuoted })
    }
    return rows
  }

  /// Returns the number of columns without a last one that has neither name nor values, because each line ends with a
  /// separator.
  private static func widthWithoutEmptyEnd(_ width: Int, hasNoName: Bool, _ preview: [[Bool]]) -> Int {
    let isEmpty = width > 1 && hasNoName && !preview.isEmpty && preview.allSatisfy { $0.count < width || $0[width - 1] }
    return isEmpty ? width - 1 : width
  }

  /// Returns whether the first row contains column names: it has text where the first value below is a number, or only
  /// text.
  private static func isHeader(_ first: [RecordScanner.Cell], of scannerAfterIt: RecordScanner) -> Bool {
    let bytes = scannerAfterIt.bytes
    let contents = first.map { CellContent($0, in: bytes) }
    if contents.allSatisfy({ $0 == .text }) {
      // Numbers written with a comma or a unit are not names.
      return !first.allSatisfy { WrittenNumber.isOne(scannerAfterIt.text(of: $0)) }
    }

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

  /// Returns the separator that splits all examined rows into equally many cells, or else the most frequent one in the
  /// first row.
  ///
  /// A comma has low priority because it may be the decimal mark, and a blank is accepted only if the cells are numbers
  /// or nothing else separates.
  private static func separator(amongScanners scanner: (UInt8) -> RecordScanner) -> UInt8 {
    let blank = UInt8(ascii: " ")
    var counted: [(separator: UInt8, cells: Int)] = []
    for separator in [UInt8(ascii: "\t"), UInt8(ascii: ";"), blank, UInt8(ascii: ",")] {
      guard let (width, isEven) = evenness(of: scanner(separator)) else { continue }
      if separator == blank {
        if isEven, hasNumbersOnly(scanner(separator)) { return separator }
        continue
      }
      counted.append((separator, width))
      if isEven { return separator }
    }
    let most = counted.reversed().max { $0.cells < $1.cells }
    if most.map({ $0.cells == 1 }) ?? true, evenness(of: scanner(blank))?.isEven == true,
      !hasLabels(scanner(blank))
    {
      return blank
    }
    return most?.separator ?? UInt8(ascii: ",")
  }

  /// Returns the number of cells in the first row, and whether all examined rows have as many, more than one; an empty
  /// last cell is ignored.
  private static func evenness(of scanner: RecordScanner) -> (width: Int, isEven: Bool)? {
    var records = scanner
    var cells: [RecordScanner.Cell] = []
    guard (try? records.next(into: &cells)) == true else { return nil }
    func count() -> Int {
      cells.count - (cells.count > 2 && cells[cells.count - 1].start == cells[cells.count - 1].end ? 1 : 0)
    }
    let widths = (cells.count, count())
    var (isEven, isEvenWithoutEnd) = (widths.0 > 1, widths.1 > 1)
    for _ in 0..<previewRows where isEven || isEvenWithoutEnd {
      do {
        guard try records.next(into: &cells) else { break }
        if cells.count != widths.0 { isEven = false }
        if cells.count != widths.1, count() != widths.1 { isEvenWithoutEnd = false }
      } catch {
        return (widths.0, false)
      }
    }
    return (widths.0, isEven || isEvenWithoutEnd)
  }

  /// Returns whether the rows below the first are entirely numeric.
  private static func hasNumbersOnly(_ scanner: RecordScanner) -> Bool {
    var records = scanner
    var cells: [RecordScanner.Cell] = []
    guard (try? records.next(into: &cells)) == true else { return false }
    var count = 0
    while count < previewRows, (try? records.next(into: &cells)) == true {
      for cell in cells {
        guard CellContent(cell, in: records.bytes) != .text || WrittenNumber.isOne(records.text(of: cell)) else {
          return false
        }
      }
      count += 1
    }
    return count > 0
  }

  /// Returns whether a column has the same word in all rows, as in lines that a program prints.
  private static func hasLabels(_ scanner: RecordScanner) -> Bool {
    var records = scanner
    var cells: [RecordScanner.Cell] = []
    guard (try? records.next(into: &cells)) == true else { return false }
    var words = cells.map { records.text(of: $0) }
    var labels = Set(cells.indices.filter { CellContent(cells[$0], in: records.bytes) == .text })
    // The first row may be a header.
    if (try? records.next(into: &cells)) == true { words = cells.map { records.text(of: $0) } }
    labels = labels.filter { $0 < words.count }
    for _ in 0..<previewRows where !labels.isEmpty {
      guard (try? records.next(into: &cells)) == true else { break }
      labels = labels.filter { $0 < cells.count && records.text(of: cells[$0]) == words[$0] }
    }
    return labels.contains { CellContent(Array(words[$0].utf8), from: 0, to: words[$0].utf8.count) == .text }
  }

  /// Returns the position after a line `sep=;`, which tells spreadsheets the separator.
  private static func afterSeparatorLine(
    in bytes: [UInt8], from start: Int
  ) -> (position: Int, line: Int, separator: UInt8?) {
    let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
    let line = bytes[start..<end].filter { $0 != UInt8(ascii: "\"") }
    guard line.count == 5, line.starts(with: Array("sep=".utf8)), let separator = line.last else {
      return (start, 1, nil)
    }
    let isPair = end + 1 < bytes.count && bytes[end] == UInt8(ascii: "\r") && bytes[end + 1] == UInt8(ascii: "\n")
    return (min(end + (isPair ? 2 : 1), bytes.count), 2, separator)
  }

  /// Returns the end of the `#` lines and empty lines at the top, and the start of the text in the last `#` line.
  private static func afterComments(
    in bytes: [UInt8], from start: Int, line first: Int
  ) -> (position: Int, line: Int, comment: Int?) {
    var position = start
    var line = first
    var comment: Int?
    while position < bytes.count {
      var index = position
      while index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
      guard index < bytes.count, [UInt8(ascii: "#"), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(bytes[index])
      else {
        break
      }
      if bytes[index] == UInt8(ascii: "#") {
        comment = bytes[index...].firstIndex { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: " ") }
      }
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n"), bytes[index] != UInt8(ascii: "\r") { index += 1 }
      if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\r"), bytes[index + 1] == UInt8(ascii: "\n") {
        index += 1
      }
      position = min(index + 1, bytes.count)
      line += 1
    }
    return (position, line, comment.flatMap { $0 < position ? $0 : nil })
  }
}
