/// One line of text with optional superscripts, such as a title or the tick label 10⁻³.
package struct RichText: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// A run of characters in one style.
  package struct Run: Hashable, Sendable {
    /// The characters.
    package var string: String
    /// Whether the characters are smaller and raised above the baseline.
    package var isSuperscript: Bool

    /// Creates a run.
    package init(_ string: String, isSuperscript: Bool = false) {
      self.string = string
      self.isSuperscript = isSuperscript
    }
  }

  /// The runs, from left to right.
  package var runs: [Run]

  /// Creates text from several runs.
  package init(runs: [Run]) { self.runs = runs }

  /// Creates text in one style.
  package init(_ string: String) { runs = [Run(string)] }

  /// Creates text in one style.
  package init(stringLiteral value: String) { self.init(value) }

  /// The characters without their styles; superscripts follow a `^`.
  package var plain: String { runs.map { $0.isSuperscript ? "^" + $0.string : $0.string }.joined() }

  /// Whether there is nothing to draw.
  package var isEmpty: Bool { runs.allSatisfy(\.string.isEmpty) }
}
