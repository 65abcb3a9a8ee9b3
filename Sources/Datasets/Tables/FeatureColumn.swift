import FileReading
import Wording

/// A feature column while its cells are read, and its encoding: numbers, numbers for yes and no, or one column per
/// word.
struct FeatureColumn {
  /// A cell that cannot be used as it is.
  struct Cell {
    let row: Int
    let cell: RecordScanner.Cell
  }

  /// The encoding of a column.
  enum Content {
    /// Columns of numbers, with NaN for missing cells.
    case numbers([(name: String, values: [Double])])
    /// Nothing to learn from, with the reason as a clause.
    case leftOut(String)
    /// A cell that matches no encoding.
    case wrong(Cell)
  }

  let name: String
  /// The name as the file spells it.
  let written: String
  /// Whether the user named the column.
  let isNamed: Bool
  private(set) var missing: [Cell] = []
  private(set) var infinite: Cell?
  private var numbers: [Double] = []
  private var texts: [Cell] = []

  /// The limit on the number of distinct words of a category.
  private static let wordLimit = 100

  /// Creates a column without cells.
  init(name: String, written: String, isNamed: Bool) {
    (self.name, self.written, self.isNamed) = (name, written, isNamed)
  }

  mutating func append(_ cell: RecordScanner.Cell, _ content: CellContent, row: Int) {
    switch content {
    case .number(let value):
      numbers.append(value)
      return
    case .missing, .nan: missing.append(Cell(row: row, cell: cell))
    case .infinite: infinite = infinite ?? Cell(row: row, cell: cell)
    case .text: texts.append(Cell(row: row, cell: cell))
    }
    numbers.append(.nan)
  }

  /// Returns the encoding of the column; adds remarks about how it was read.
  func content(in scanner: RecordScanner, remarks: inout [String]) -> Content {
    let count = numbers.count - missing.count
    guard count > 0 else { return written.isEmpty ? .leftOut("is empty and has no name") : .numbers([(name, numbers)]) }
    guard !texts.isEmpty else {
      if !isNamed, infinite == nil, let reason = reasonToLeaveOut { return .leftOut(reason) }
      return .numbers([(name, numbers)])
    }
    let words = texts.map { scanner.text(of: $0.cell).trimmed }
    if let values = Self.booleans(words, numbers: numbers, count: count, rows: texts.map(\.row)) {
      return .numbers([(name, values)])
    }
    if texts.count * 2 > count, let read = written(words), read.values.allSatisfy({ $0 != nil }) {
      if read.isDate, !isNamed { return .leftOut("holds dates") }
      if let unit = read.unit { remarks.append("'\(name)' is in \(unit)") }
      var values = numbers
      for (cell, value) in zip(texts, read.values) { values[cell.row] = value ?? .nan }
      return .numbers([(name, values)])
    }
    // If at most half of the cells are words, the column is numeric and the words are mistakes.
    guard texts.count * 2 > count, infinite == nil else {
      return texts.first.map { .wrong($0) } ?? .leftOut("is empty")
    }
    return oneHot(words, remarks: &remarks)
  }

  private func written(_ words: [String]) -> WrittenColumn? {
    let mark = WrittenNumber.decimalMark(in: words.prefix(1_000)) ?? .point
    return WrittenColumn(
      numbers: [Double](repeating: .nan, count: words.count), texts: Array(zip(words.indices, words)), decimalMark: mark
    )
  }

  // MARK: - Yes and no

  private static let pairs: [(no: String, yes: String)] = [
    ("false", "true"), ("no", "yes"), ("f", "t"), ("n", "y"), ("off", "on"),
  ]

  /// Returns 0 and 1 for words that mean no and yes, which may be mixed with the numbers 0 and 1.
  private static func booleans(_ words: [String], numbers: [Double], count: Int, rows: [Int]) -> [Double]? {
    let lowered = words.map { $0.lowercased() }
    guard let pair = pairs.first(where: { pair in lowered.allSatisfy { $0 == pair.no || $0 == pair.yes } }),
      numbers.allSatisfy({ $0.isNaN || $0 == 0 || $0 == 1 })
    else { return nil }
    var values = numbers
    for (row, word) in zip(rows, lowered) { values[row] = word == pair.yes ? 1 : 0 }
    return values
  }

  // MARK: - Words

  private func oneHot(_ words: [String], remarks: inout [String]) -> Content {
    var labels = words
    var rows = texts.map(\.row)
    // Numbers in a column of words count as words.
    for (row, number) in numbers.enumerated() where !number.isNaN {
      rows.append(row)
      labels.append(Int(exactly: number).map { "\($0)" } ?? "\(number)")
    }
    let names = Set(labels).sorted(by: NaturalOrder.precedes)
    let areAllDifferent = names.count == labels.count || names.count > 10 && names.count * 2 > labels.count
    if !isNamed || names.count > 1_000 {
      if areAllDifferent { return .leftOut("has another word in nearly every row") }
      if names.count > Self.wordLimit { return .leftOut("has \(names.count.counted("different word"))") }
    }
    let positions = Dictionary(uniqueKeysWithValues: zip(names, 0...))
    var columns = names.map { (name: "\(name)=\($0)", values: [Double](repeating: 0, count: numbers.count)) }
    for cell in missing { for index in columns.indices { columns[index].values[cell.row] = .nan } }
    for (row, label) in zip(rows, labels) { if let position = positions[label] { columns[position].values[row] = 1 } }
    remarks.append("'\(name)' is words: \(names.count.counted("column")) of 0 and 1, one for each of them")
    return .numbers(columns)
  }

  // MARK: - Row numbers and ids

  /// The reason why a numeric column is not a measurement, such as row numbers or ids; `nil` if it is one.
  private var reasonToLeaveOut: String? {
    let parts = Self.words(in: written)
    let isNameless = written.isEmpty || written.lowercased().hasPrefix("unnamed: ")
    let isIndex = ["index", "row", "rownames", "row_names", "rowid", "row_id", "level_0"].contains(written.lowercased())
    guard isNameless || isIndex || parts.last == "id" || parts == ["uuid"], numbers.count > 1 else { return nil }
    let present = numbers.filter { !$0.isNaN }
    guard present.allSatisfy({ $0 == $0.rounded() }), Set(present).count == present.count else { return nil }
    if isIndex, !zip(present, present.dropFirst()).allSatisfy({ $1 == $0 + 1 }) { return nil }
    return isNameless || isIndex ? "numbers the rows" : "has another id in every row"
  }

  /// Returns the words of a name, `passenger` and `id` for `PassengerId`.
  private static func words(in name: String) -> [String] {
    var words: [String] = [""]
    var isAfterLower = false
    for character in name {
      if !character.isLetter, !character.isNumber {
        words.append("")
      } else {
        if character.isUppercase, isAfterLower { words.append("") }
        words[words.count - 1] += character.lowercased()
      }
      isAfterLower = character.isLowercase
    }
    return words.filter { !$0.isEmpty }
  }
}
