extension [String] {
  /// The words as a list in a sentence: a, b and c.
  package var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
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
