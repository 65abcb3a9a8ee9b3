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
