/// What a user writes to choose columns or runs: a name, or a pattern with `*` for any text and `?` for any character.
///
/// Upper and lower case do not matter. A name without `/` also stands for columns that end in it: `loss` for `train/loss`.
package struct NamePattern: Sendable {
  private let written: String
  private let pattern: [Character]

  /// The pattern in the text.
  package init(_ text: String) {
    written = text
    pattern = Array(text.lowercased())
  }

  /// Whether it has places for any text.
  package var isGlob: Bool { pattern.contains { $0 == "*" || $0 == "?" } }

  /// Those of the names that fit: the very name if it is there, else all that are equal but for case, else all that the
  /// pattern fits, else all whose last part is it.
  package func matches(in names: [String]) -> [String] {
    if names.contains(written) { return [written] }
    let fitting = names.filter { matches($0) }
    if !fitting.isEmpty || isGlob { return fitting }
    return names.filter { matches($0.split(separator: "/").last.map { String($0) } ?? "") }
  }

  /// Whether all of a name fits.
  package func matches(_ name: String) -> Bool {
    let text = Array(name.lowercased())
    var (index, position) = (0, 0)
    // Where to go on when the text after the last `*` does not fit: that `*` takes one more character.
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
  /// The text without white space at its ends.
  package var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
