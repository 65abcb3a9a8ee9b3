/// Rows of typed columns, written as comma-separated values, as a table for a terminal, or as JSON.
///
/// Rows are created while they are written, so that a table may exceed the memory of its text.
package struct Table {
  /// The names of a column, and the style of its numbers in a terminal.
  struct Head {
    /// The name in comma-separated values and JSON; `nil` for a column in terminals only.
    let name: String?
    /// The heading in a terminal; `nil` for a column in files only.
    let heading: String?
    let style: NumberText.Style
  }

  let heads: [Head]
  let rows: AnySequence<[TableCell]>

  /// Creates a table with one row per element of `rows`.
  package init<Rows: Sequence>(
    _ rows: Rows, @TableBuilder<Rows.Element> columns: () -> [Column<Rows.Element>]
  ) {
    let columns = columns()
    heads = columns.map(\.head)
    self.rows = AnySequence(rows.lazy.map { row in columns.map { $0.cell(row) } })
  }
}

extension Table {
  /// Writes the table as comma-separated values in full precision, many lines at a time.
  ///
  /// The first line contains the column names. An empty cell was not measured; non-finite numbers are written as `nan`
  /// and `inf`.
  package func write(to sink: (String) throws -> Void) rethrows {
    let places = heads.indices.filter { heads[$0].name != nil }
    var chunk = places.compactMap { heads[$0].name }.joined(separator: ",") + "\n"
    for row in rows {
      for (index, place) in places.enumerated() {
        if index > 0 { chunk += "," }
        chunk += row[place].commaSeparated
      }
      chunk += "\n"
      if chunk.utf8.count > 1 << 16 {
        try sink(chunk)
        chunk = ""
      }
    }
    if !chunk.isEmpty { try sink(chunk) }
  }

  /// The table for a terminal, in few digits: one line per row, without columns that are empty below their headings.
  package var text: String {
    let places = heads.indices.filter { heads[$0].heading != nil }
    var lines = TextTable(places.compactMap { heads[$0].heading })
    for row in rows { lines.add(places.map { row[$0].text(heads[$0].style) }) }
    return lines.text
  }
}

extension Table: Encodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Encodes an array of objects, without missing values.
  package func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    for row in rows {
      var object = list.nestedContainer(keyedBy: Key.self)
      for (head, cell) in zip(heads, row) {
        guard let name = head.name else { continue }
        if case .missing = cell { continue }
        try object.encode(cell, forKey: Key(stringValue: name))
      }
    }
  }
}

/// A column of a ``Table``: one value per row, with a name for programs, a heading for people, or both.
package struct Column<Row> {
  let head: Table.Head
  let cell: (Row) -> TableCell

  /// Creates a column of comma-separated values and JSON, and also of a terminal's table if it has a heading.
  package init(
    _ name: String, heading: String? = nil, _ style: NumberText.Style = .digits(4),
    _ value: @escaping (Row) -> some TableValue
  ) {
    head = Table.Head(name: name, heading: heading, style: style)
    cell = { value($0).tableCell }
  }

  /// Creates a column of a terminal's table only.
  package init(
    heading: String, _ style: NumberText.Style = .digits(4), _ value: @escaping (Row) -> some TableValue
  ) {
    head = Table.Head(name: nil, heading: heading, style: style)
    cell = { value($0).tableCell }
  }
}

/// Builds the columns of a ``Table``, some of them conditionally.
@resultBuilder package enum TableBuilder<Row> {
  package static func buildExpression(_ column: Column<Row>) -> [Column<Row>] { [column] }
  package static func buildExpression(_ columns: [Column<Row>]) -> [Column<Row>] { columns }
  package static func buildBlock(_ columns: [Column<Row>]...) -> [Column<Row>] { columns.flatMap(\.self) }
  package static func buildOptional(_ columns: [Column<Row>]?) -> [Column<Row>] { columns ?? [] }
  package static func buildEither(first columns: [Column<Row>]) -> [Column<Row>] { columns }
  package static func buildEither(second columns: [Column<Row>]) -> [Column<Row>] { columns }
  package static func buildArray(_ columns: [[Column<Row>]]) -> [Column<Row>] { columns.flatMap(\.self) }
}
