/// One line of text whose parts may be raised or bold: a title, a tick label such as 10⁻³.
package struct RichText: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// A stretch of text in one style.
  package struct Run: Hashable, Sendable {
    /// The characters.
    package var string: String
    /// Smaller, and above the base line.
    package var isSuperscript: Bool

    /// A stretch of text.
    package init(_ string: String, isSuperscript: Bool = false) {
      self.string = string
      self.isSuperscript = isSuperscript
    }
  }

  /// The stretches, from left to right.
  package var runs: [Run]

  /// Text made of several stretches.
  package init(runs: [Run]) { self.runs = runs }

  /// Text in one style.
  package init(_ string: String) { runs = [Run(string)] }

  /// Text in one style.
  package init(stringLiteral value: String) { self.init(value) }

  /// The characters without their styles; superscripts follow a `^`.
  package var plain: String { runs.map { $0.isSuperscript ? "^" + $0.string : $0.string }.joined() }

  /// Whether there is nothing to draw.
  package var isEmpty: Bool { runs.allSatisfy(\.string.isEmpty) }
}
