/// One line of text whose parts may be raised or bold: a title, a tick label such as 10⁻³.
public struct RichText: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// A stretch of text in one style.
  public struct Run: Hashable, Sendable {
    /// The characters.
    public var string: String
    /// Smaller, and above the base line.
    public var isSuperscript: Bool

    /// A stretch of text.
    public init(_ string: String, isSuperscript: Bool = false) {
      self.string = string
      self.isSuperscript = isSuperscript
    }
  }

  /// The stretches, from left to right.
  public var runs: [Run]

  /// Text made of several stretches.
  public init(runs: [Run]) { self.runs = runs }

  /// Text in one style.
  public init(_ string: String) { runs = [Run(string)] }

  /// Text in one style.
  public init(stringLiteral value: String) { self.init(value) }

  /// The characters without their styles; superscripts follow a `^`.
  public var plain: String { runs.map { $0.isSuperscript ? "^" + $0.string : $0.string }.joined() }

  /// Whether there is nothing to draw.
  public var isEmpty: Bool { runs.allSatisfy(\.string.isEmpty) }
}
