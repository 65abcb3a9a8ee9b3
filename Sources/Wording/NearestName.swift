/// A suggestion for a misspelt name.
///
/// Equal to `NameSuggestion` of the plugin kit, for modules that do not import the kit; plugins can import only the
/// kit.
package struct NearestName: Sendable {
  /// The nearest known name, if it is close enough.
  package let name: String?

  /// Creates a suggestion from `candidates`: the nearest by edit distance with transpositions (Damerau 1964), or one
  /// with this prefix.
  package init(to misspelt: String, among candidates: [String]) {
    let wanted = misspelt.lowercased()
    let limit = max(1, (wanted.count + 1) / 3)
    let ranked = candidates.map { ($0, Self.distance(wanted, $0.lowercased())) }
      .filter { $0.1 <= limit || (wanted.count >= 2 && $0.0.lowercased().hasPrefix(wanted)) }
      // One or two letters are near to any other one or two.
      .filter { $0.1 == 0 || max(wanted.count, $0.0.count) > 2 }
    name = ranked.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }

  /// `; did you mean 'x'?`, or an empty string.
  package var clause: String { name.map { "; did you mean '\($0)'?" } ?? "" }

  private static func distance(_ left: String, _ right: String) -> Int {
    let (a, b) = (Array(left), Array(right))
    var beforePrevious: [Int] = []
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var current = [i + 1]
      for j in 0..<b.count {
        var best = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforePrevious[j - 1] + 1) }
        current.append(best)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[b.count]
  }
}
