/// Parses delimited text one record at a time (RFC 4180, with any separator and any line ending).
///
/// If the separator is a blank, consecutive blanks and tabs count as one, and those at the ends of a line are ignored.
package struct RecordScanner: Sendable {
  /// The position of a cell in the text.
  package struct Cell: Sendable {
    /// The first byte, after the opening quote of a quoted cell.
    package var start: Int
    /// The end, or the closing quote of a quoted cell.
    package var end: Int
    /// The line, from 1.
    package var line: Int
    /// Whether the cell is quoted.
    package var isQuoted: Bool
  }

  /// The text.
  package let bytes: [UInt8]
  /// The separator of cells.
  package let separator: UInt8
  /// The line of the next byte, from 1.
  package private(set) var line: Int

  /// The path of the file.
  package let path: String
  /// The start of the next record.
  package private(set) var position: Int
  /// The number of cells of a record, after which an empty one is ignored; `nil` to count all.
  package var width: Int?
  private let isBlankSeparated: Bool

  /// Creates a scanner at a position in the text.
  package init(_ text: UTF8Text, separator: UInt8, from position: Int, line: Int) {
    path = text.path
    bytes = text.bytes
    self.separator = separator
    self.position = position
    self.line = line
    isBlankSeparated = separator == UInt8(ascii: " ")
  }

  /// Stores the cells of the next non-empty record in `cells`; returns `false` at the end of the text.
  package mutating func next(into cells: inout [Cell]) throws(FileError) -> Bool {
    cells.removeAll(keepingCapacity: true)
    while position < bytes.count {
      while try scanCell(into: &cells) {}
      let isEmptyLine = cells.count == 1 && !cells[0].isQuoted && cells[0].start == cells[0].end
      if !isEmptyLine {
        if let width, cells.count == width + 1, let last = cells.last, last.start == last.end, !last.isQuoted {
          cells.removeLast()
        }
        return true
      }
      cells.removeAll(keepingCapacity: true)
    }
    return false
  }

  /// Returns the text of a cell.
  package func text(of cell: Cell) -> String {
    let text = String(decoding: bytes[cell.start..<cell.end], as: UTF8.self)
    guard cell.isQuoted, text.contains("\"") else { return text }
    return text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
  }

  /// Appends the next cell and skips its end; returns `false` at the end of the record.
  private mutating func scanCell(into cells: inout [Cell]) throws(FileError) -> Bool {
    let count = bytes.count
    var start = position
    while start < count, isSpace(bytes[start]) { start += 1 }
    if start < count, bytes[start] == UInt8(ascii: "\"") { return try scanQuotedCell(from: start + 1, into: &cells) }

    let other = isBlankSeparated ? UInt8(ascii: "\t") : separator
    var end = start
    while end < count {
      let byte = bytes[end]
      // All bytes that end a cell are control characters or separators, which are below most text.
      if byte <= 0x3B,
        byte == separator || byte == other || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      {
        break
      }
      end += 1
    }
    position = end
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    cells.append(Cell(start: start, end: end, line: line, isQuoted: false))
    return stepOverEnd()
  }

  private mutating func scanQuotedCell(from start: Int, into cells: inout [Cell]) throws(FileError) -> Bool {
    let count = bytes.count
    let firstLine = line
    var end = start
    while true {
      guard end < count else { throw .unclosedQuote(path: path, line: firstLine) }
      switch bytes[end] {
      case UInt8(ascii: "\""):
        guard end + 1 < count, bytes[end + 1] == UInt8(ascii: "\"") else {
          cells.append(Cell(start: start, end: end, line: firstLine, isQuoted: true))
          position = end + 1
          while position < count, isSpace(bytes[position]) { position += 1 }
          guard position == count || isEnd(bytes[position]) else { throw .textAfterQuote(path: path, line: line) }
          return stepOverEnd()
        }
        end += 1
      case UInt8(ascii: "\n"):
        line += 1
      case UInt8(ascii: "\r") where end + 1 == count || bytes[end + 1] != UInt8(ascii: "\n"):
        line += 1
      default:
        break
      }
      end += 1
    }
  }

  /// Skips a separator and returns `true`, or the end of a line or the text and returns `false`.
  private mutating func stepOverEnd() -> Bool {
    let end = position
    if isBlankSeparated { while position < bytes.count, isSpace(bytes[position]) { position += 1 } }
    guard position < bytes.count else { return false }
    let byte = bytes[position]
    if isBlankSeparated, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { return position > end }
    position += 1
    if byte == separator { return true }
    line += 1
    if byte == UInt8(ascii: "\r"), position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
    return false
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || isBlankSeparated || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte == UInt8(ascii: "\t") && separator != UInt8(ascii: "\t"))
  }
}
