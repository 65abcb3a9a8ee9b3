/// How a cell of comma-separated values is written.
package enum TableCell {
  /// A number in as many digits as it takes to read the same one back; nothing for one that was not measured.
  package static func number(_ value: Double?) -> String {
    guard let value else { return "" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// Words, in quotes where they would be taken for more than one cell.
  package static func text(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
