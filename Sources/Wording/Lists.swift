extension [String] {
  /// The words as a list in a sentence: a, b and c.
  package var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
  /// The text with a capital letter first.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The words with their middle left out where they are longer than `limit`; what tells runs apart is at both ends.
  package func shortened(to limit: Int) -> String {
    guard count > limit else { return self }
    return "\(prefix((limit - 1) / 2))…\(suffix(limit / 2))"
  }
}

extension String {
  /// The words with a true minus sign in every number that has a hyphen for one: “(−1, 2e−3)”, but still “run-3”.
  package var withMinus: String {
    replacing(/(^|[\s(,;=:]|[0-9]e)-(?=[0-9.∞])/) { "\($0.1)\u{2212}" }
  }
}

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
  var groupingThousands: String {
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
