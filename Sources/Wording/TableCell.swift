/// The contents of a table cell.
package enum TableCell {
  /// A number.
  case number(Double)
  /// An integer.
  case count(Int)
  /// Words, or a number in a fixed notation.
  case text(String)
  /// A Boolean value.
  case flag(Bool)
  /// Any other value, such as several numbers, in JSON only.
  case value(any Encodable)
  /// A value that was not measured.
  case missing

  /// The cell in comma-separated values: all digits needed to parse the same number, and words in quotes if they
  /// contain separators.
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

  /// Returns the cell in a terminal, with numbers in a style.
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

/// A type of values in cells.
package protocol TableValue {
  /// The cell of the value.
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
