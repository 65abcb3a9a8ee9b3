import FileReading
import Wording

/// The state of reading the rows of a table into columns.
struct TableReading {
  /// The columns, in order of appearance.
  private(set) var columns: [ColumnBuilder]
  /// Remarks on skipped and omitted lines.
  private(set) var remarks: [String] = []
  /// The number of rows.
  private(set) var rowCount = 0
  let mark: WrittenNumber.DecimalMark

  private let layout: TableLayout
  private var scanner: RecordScanner
  /// The names above the current part, and the indices of its columns.
  private var written: [String]
  private var places: [Int]
  private var positions: [String: Int] = [:]
  private var headers = 0

  /// Creates a table without rows.
  init(_ layout: TableLayout, decimalMark: WrittenNumber.DecimalMark) {
    self.layout = layout
    mark = decimalMark
    scanner = layout.scanner
    written = layout.columns.written
    columns = layout.columns.names.map { ColumnBuilder(name: $0) }
    places = Array(columns.indices)
    for (position, name) in layout.columns.names.enumerated() { positions[name] = position }
  }

  /// The decimal mark, inferred from the cells that are not plain numbers.
  var decimalMark: WrittenNumber.DecimalMark {
    let texts = columns.flatMap { $0.texts.prefix(200) }.map(\.text)
    if let mark = WrittenNumber.decimalMark(in: texts) { return mark }
    // `1,041` is more than a thousand if commas separate cells, but just over one if semicolons do.
    let isOpen = texts.contains { $0.contains(",") && WrittenNumber.isOne($0) }
    return isOpen && scanner.separator == UInt8(ascii: ";") ? .comma : .point
  }

  /// Reads all rows.
  ///
  /// - Throws: ``LogError`` for rows of other widths and for a table without rows; if the decimal mark is a comma, also
  ///   for a number with a point.
  mutating func read() throws {
    var cells: [RecordScanner.Cell] = []
    while try scanner.next(into: &cells) {
      if isComment(cells[0]) { continue }
      if layout.hasHeader, mayBeHeader(cells), begin(cells) { continue }
      guard cells.count == places.count else {
        let (line, count) = (cells[0].line, cells.count)
        guard try !scanner.next(into: &cells) else {
          throw LogError.ragged(path: scanner.path, line: line, expected: places.count, found: count)
        }
        remarks.append("line \(line.grouped) is cut off and left out")
        break
      }
      if let last = cells.last, last.end == scanner.bytes.count, !last.isQuoted, isCutOff(last) {
        remarks.append("line \(last.line.grouped) is cut off and left out")
        break
      }
      for (place, cell) in zip(places, cells) { try append(cell, to: place) }
      rowCount += 1
    }
    if headers > 0 { remarks.append("\(headers.counted("repeated header")) stepped over") }
    guard rowCount > 0 else { throw LogError.noRows(path: scanner.path, columns: layout.columns.names) }
  }

  private mutating func append(_ cell: RecordScanner.Cell, to place: Int) throws {
    switch CellContent(cell, in: scanner.bytes) {
    case .number(let value):
      if mark == .comma, scanner.bytes[cell.start..<cell.end].contains(UInt8(ascii: ".")) {
        let text = scanner.text(of: cell).trimmed
        guard WrittenNumber(text, decimalMark: .comma) != nil else {
          throw LogError.damaged(path: scanner.path, what: "line \(cell.line): '\(text)' has a decimal point")
        }
        columns[place].append(text, row: rowCount, line: cell.line)
      } else {
        columns[place].append(value, row: rowCount)
      }
    case .infinite(let value): columns[place].append(value, row: rowCount)
    case .nan: columns[place].append(.nan, row: rowCount)
    case .missing: break
    case .text:
      columns[place].append(scanner.text(of: cell).trimmed, row: rowCount, line: cell.line)
    }
  }

  private func isComment(_ cell: RecordScanner.Cell) -> Bool {
    !cell.isQuoted && cell.start < cell.end && scanner.bytes[cell.start] == UInt8(ascii: "#")
  }

  /// Returns whether an unterminated last line ends within its last cell.
  private func isCutOff(_ cell: RecordScanner.Cell) -> Bool {
    guard cell.start < cell.end else { return cell.end > 0 && scanner.bytes[cell.end - 1] == scanner.separator }
    switch CellContent(cell, in: scanner.bytes) {
    case .number: return !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(scanner.bytes[cell.end - 1])
    case .infinite, .nan, .missing: return false
    case .text:
      // `1e`, `1e-` and `-` are the start of a number.
      return places.last.map { columns[$0].texts.isEmpty && !columns[$0].isEmpty } ?? false
        && (!WrittenNumber.isOne(scanner.text(of: cell)) || scanner.bytes[cell.end - 1] | 0x20 == UInt8(ascii: "e"))
    }
  }

  // MARK: - Headers

  /// Returns whether a row may be a header: its first cell is quoted or begins with a letter, or the row has another
  /// width than the rows above.
  private func mayBeHeader(_ cells: [RecordScanner.Cell]) -> Bool {
    let bytes = scanner.bytes
    guard let first = cells.first, first.start < first.end else { return cells.count != places.count }
    return bytes[first.start] > UInt8(ascii: "9") || first.isQuoted || cells.count != places.count
  }

  /// Skips a repeated header, or starts the columns of another one; returns `false` for a row of values.
  private mutating func begin(_ cells: [RecordScanner.Cell]) -> Bool {
    let names = cells.map { scanner.text(of: $0).trimmed }
    if names == written {
      headers += 1
      return true
    }
    guard cells.allSatisfy({ CellContent($0, in: scanner.bytes) == .text }), Set(names).count == names.count,
      names.contains(where: { positions[$0] != nil })
    else { return false }
    written = names
    if scanner.width != nil { scanner.width = names.count }
    places = names.map { name in
      if let position = positions[name] { return position }
      columns.append(ColumnBuilder(name: name))
      positions[name] = columns.count - 1
      return columns.count - 1
    }
    remarks.append("line \(cells[0].line.grouped) is another header: \(names.joined(separator: ", "))")
    return true
  }
}
