/// What a cell of a table holds.
package enum TableCell {
  /// A number.
  case number(Double)
  /// A whole number.
  case count(Int)
  /// Words, or a number that is written as it is.
  case text(String)
  /// Yes or no.
  case flag(Bool)
  /// Anything else, such as several numbers; only JSON has it.
  case value(any Encodable)
  /// Nothing was measured.
  case missing

  /// The cell in comma-separated values: as many digits as it takes to read the same number back, and words in quotes where
  /// they would be taken for more than one cell.
  package var commaSeparated: String {
    switch self {
    case .number(let value):
      return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    case .count(let count): return String(count)
    case .text(let text):
      guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
      return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    case .flag(let flag): return String(flag)
    case .value, .missing: return ""
    }
  }

  /// The cell in a terminal, a number in a style.
  package func text(_ style: NumberText.Style) -> String {
    switch self {
    case .number(let value): NumberText(value, style).plain
    case .count(let count): String(count)
    case .text(let text): text
    case .flag(let flag): flag ? "yes" : "no"
    case .value, .missing: ""
    }
  }
}

extension TableCell: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let value): try container.encode(value)
    case .count(let count): try container.encode(count)
    case .text(let text): try container.encode(text)
    case .flag(let flag): try container.encode(flag)
    case .value(let value): try container.encode(value)
    case .missing: try container.encodeNil()
    }
  }
}

/// What can stand in a cell.
package protocol TableValue {
  /// The cell that holds the value.
  var tableCell: TableCell { get }
}

extension TableCell: TableValue {
  package var tableCell: TableCell { self }
}

extension Double: TableValue {
  package var tableCell: TableCell { .number(self) }
}

extension Int: TableValue {
  package var tableCell: TableCell { .count(self) }
}

extension UInt64: TableValue {
  package var tableCell: TableCell { Int(exactly: self).map { .count($0) } ?? .text(String(self)) }
}

extension String: TableValue {
  package var tableCell: TableCell { .text(self) }
}

extension Bool: TableValue {
  package var tableCell: TableCell { .flag(self) }
}

extension Optional: TableValue where Wrapped: TableValue {
  package var tableCell: TableCell { self?.tableCell ?? .missing }
}
