import FileReading
import Wording

/// Builds a column from its cells: numbers, and the text of cells that are not numeric.
struct ColumnBuilder {
  /// A cell that is not a plain number.
  struct Text {
    let position: Int
    let text: String
    /// The line in the file, from 1; `nil` if the format has none.
    let line: Int?
  }

  /// Words for missing values in logs, beyond those of every table.
  private static let wordsForNothing: Set<String> = [
    "None", "none", "nil", "<NA>", "#N/A", "N.A.", "n.a.", "NaT", "-", "--", "---", "–", "—",
  ]

  let name: String
  private var rows: LogRows = []
  private var numbers: [Double] = []
  private(set) var texts: [Text] = []

  /// Creates a builder without cells.
  init(name: String) { self.name = name }

  /// Appends a number, which may be NaN or infinite.
  mutating func append(_ number: Double, row: Int) {
    guard takesPlace(of: row) else { return }
    rows.append(row)
    numbers.append(number)
  }

  mutating func append(_ text: String, row: Int, line: Int? = nil) {
    guard takesPlace(of: row) else { return }
    rows.append(row)
    texts.append(Text(position: numbers.count, text: text, line: line))
    numbers.append(.nan)
  }

  /// Whether there are no cells.
  var isEmpty: Bool { rows.isEmpty }

  /// Returns the column: numbers if nearly all cells are numeric, otherwise text; appends notes on conversions to
  /// `remarks`.
  func column(_ mark: WrittenNumber.DecimalMark = .point, remarks: inout [String]) -> LogColumn {
    guard !texts.isEmpty else { return LogColumn(name: name, rows: rows, cells: .numbers(numbers)) }
    let empty = Set(texts.filter { Self.wordsForNothing.contains($0.text) }.map(\.position))
    if !empty.isEmpty, empty.count < numbers.count {
      let rest = without(empty).column(mark, remarks: &remarks)
      // In a text column they are words like the others.
      if rest.numbers != nil { return rest }
      var words = numbers.map(LogColumn.word)
      for text in texts { words[text.position] = text.text }
      return LogColumn(name: name, rows: rows, cells: .texts(words))
    }
    guard
      let written = WrittenColumn(
        numbers: numbers, texts: texts.map { ($0.position, $0.text) }, decimalMark: mark)
    else {
      var words = numbers.map(LogColumn.word)
      for text in texts { words[text.position] = text.text }
      if let text = texts.first, ColumnName(name).axis != nil || ColumnName(name).interest < 4 {
        remarks.append("'\(name)' is text ('\(text.text.prefix(30))'\(Self.place(text)))")
      }
      return LogColumn(name: name, rows: rows, cells: .texts(words))
    }
    if let unit = written.unit { remarks.append("'\(name)' is in \(unit)") }
    let kept = written.values.indices.filter { written.values[$0] != nil }
    var column = LogColumn(name: name, rows: rows, cells: .numbers(written.values.map { $0 ?? .nan }))
    column.isDate = written.isDate
    guard kept.count < numbers.count else { return column }
    if let bad = texts.first(where: { written.values[$0.position] == nil }) {
      let count = numbers.count - kept.count
      remarks.append(
        "\(count.grouped) of \(numbers.count.counted("value")) of \(name) \(count == 1 ? "is no number" : "are no numbers"): "
          + "'\(bad.text.prefix(30))'\(Self.place(bad)), left out")
    }
    return column.part(at: kept, rows: LogRows(kept.map { rows[$0] }))
  }

  /// Returns the column without the cells at some indices.
  private func without(_ positions: Set<Int>) -> ColumnBuilder {
    var rest = ColumnBuilder(name: name)
    var next = 0
    for position in numbers.indices {
      let text = next < texts.count && texts[next].position == position ? texts[next] : nil
      if text != nil { next += 1 }
      guard !positions.contains(position) else { continue }
      if let text {
        rest.append(text.text, row: rows[position], line: text.line)
      } else {
        rest.append(numbers[position], row: rows[position])
      }
    }
    return rest
  }

  private static func place(_ text: Text) -> String { text.line.map { " in line \($0.grouped)" } ?? "" }

  /// Returns whether the row has no cell yet: of a duplicate key in a JSON object, the first one stays.
  private func takesPlace(of row: Int) -> Bool { rows.last != row }
}
