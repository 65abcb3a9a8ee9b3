/// A column of a ``Table``: a value of every row, with a name for programs, a heading for people, or both.
package struct Column<Row> {
  let head: Table.Head
  let cell: (Row) -> TableCell

  /// A column of comma-separated values and JSON, and of a terminal's table where it has a heading.
  package init(
    _ name: String, heading: String? = nil, _ style: NumberText.Style = .digits(4),
    _ value: @escaping (Row) -> some TableValue
  ) {
    head = Table.Head(name: name, heading: heading, style: style)
    cell = { value($0).tableCell }
  }

  /// A column that only a terminal's table has.
  package init(
    heading: String, _ style: NumberText.Style = .digits(4), _ value: @escaping (Row) -> some TableValue
  ) {
    head = Table.Head(name: nil, heading: heading, style: style)
    cell = { value($0).tableCell }
  }
}

/// Builds the columns of a ``Table``, some of them only if there is a reason for them.
@resultBuilder package enum TableBuilder<Row> {
  package static func buildExpression(_ column: Column<Row>) -> [Column<Row>] { [column] }
  package static func buildExpression(_ columns: [Column<Row>]) -> [Column<Row>] { columns }
  package static func buildBlock(_ columns: [Column<Row>]...) -> [Column<Row>] { columns.flatMap(\.self) }
  package static func buildOptional(_ columns: [Column<Row>]?) -> [Column<Row>] { columns ?? [] }
  package static func buildEither(first columns: [Column<Row>]) -> [Column<Row>] { columns }
  package static func buildEither(second columns: [Column<Row>]) -> [Column<Row>] { columns }
  package static func buildArray(_ columns: [[Column<Row>]]) -> [Column<Row>] { columns.flatMap(\.self) }
}
