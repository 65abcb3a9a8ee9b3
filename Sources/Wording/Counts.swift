extension Int {
  /// The number with a comma between thousands, and a true minus sign: 12,437.
  package var grouped: String { (self < 0 ? "\u{2212}" : "") + String(magnitude).groupingThousands }

  /// The number with its noun, such as “1 cell” and “2,000 cells”; `plural` where an s does not make it.
  package func counted(_ noun: String, plural: String? = nil) -> String {
    "\(grouped) \(self == 1 ? noun : plural ?? noun + "s")"
  }
}

extension StringProtocol {
  /// The digits of a whole number with a comma between thousands.
  package var groupingThousands: String {
    var text = ""
    var rest = count - (first == "-" ? 1 : 0)
    for character in self {
      text.append(character)
      guard character != "-" else { continue }
      rest -= 1
      if rest > 0 && rest.isMultiple(of: 3) { text.append(",") }
    }
    return text
  }
}
