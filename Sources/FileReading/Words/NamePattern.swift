/// A name of columns or runs, or a pattern with `*` for any text and `?` for any character.
///
/// Matching ignores case. A name without `/` also matches columns that end in it: `loss` matches `train/loss`.
package struct NamePattern: Sendable {
  private let written: String
  private let pattern: [Character]

  /// Creates a pattern from its text.
  package init(_ text: String) {
    written = text
    pattern = Array(text.lowercased())
  }

  /// Whether the pattern has wildcards.
  package var isGlob: Bool { pattern.contains { $0 == "*" || $0 == "?" } }

  /// Returns the matching names: the identical name if there is one, else all that differ only in case, else all that
  /// match the pattern, else all whose last part is the name.
  package func matches(in names: [String]) -> [String] {
    if names.contains(written) { return [written] }
    let fitting = names.filter { matches($0) }
    if !fitting.isEmpty || isGlob { return fitting }
    return names.filter { matches($0.split(separator: "/").last.map { String($0) } ?? "") }
  }

  /// Returns whether a whole name matches.
  package func matches(_ name: String) -> Bool {
    let text = Array(name.lowercased())
    var (index, position) = (0, 0)
    // The state to return to if the text after the last `*` does not match: that `*` then takes one more character.
    var retry: (index: Int, position: Int)?
    while index < text.count {
      if position < pattern.count, pattern[position] == "*" {
        retry = (index, position)
        position += 1
      } else if position < pattern.count, pattern[position] == "?" || pattern[position] == text[index] {
        index += 1
        position += 1
      } else if let last = retry {
        retry = (last.index + 1, last.position)
        index = last.index + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return pattern[position...].allSatisfy { $0 == "*" }
  }
}

extension StringProtocol {
  /// The text without leading and trailing white space.
  package var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
