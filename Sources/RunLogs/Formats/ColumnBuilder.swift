/// A column while its cells come in: numbers as long as all of them are, then text.
struct ColumnBuilder {
  private let name: String
  private var rows: [Int] = []
  private var numbers: [Double] = []
  private var texts: [String]?

  /// A column without cells yet.
  init(name: String) { self.name = name }

  /// Adds a number, which may be none or infinite.
  mutating func append(_ number: Double, row: Int) {
    guard takesPlace(of: row) else { return }
    rows.append(row)
    if texts != nil {
      texts?.append(Self.text(of: number))
    } else {
      numbers.append(number)
    }
  }

  /// Adds a text, with which all of the column becomes text.
  mutating func append(_ text: String, row: Int) {
    guard takesPlace(of: row) else { return }
    if texts == nil {
      texts = numbers.map(Self.text)
      numbers = []
    }
    rows.append(row)
    texts?.append(text)
  }

  /// The finished column.
  var column: LogColumn { LogColumn(name: name, rows: rows, cells: texts.map { .texts($0) } ?? .numbers(numbers)) }

  /// Whether nothing came in.
  var isEmpty: Bool { rows.isEmpty }

  /// A key may stand twice in one JSON object: the first stays.
  private func takesPlace(of row: Int) -> Bool { rows.last != row }

  /// The number as it was most likely written.
  private static func text(of number: Double) -> String { Int(exactly: number).map { "\($0)" } ?? "\(number)" }
}
