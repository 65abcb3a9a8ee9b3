/// Which part of a line of text lies at the point it is drawn at; the text turns about that point.
public struct TextAnchor: Hashable, Sendable {
  /// Along the line.
  public enum Horizontal: Hashable, Sendable { case start, middle, end }
  /// Across the line; `middle` is half the cap height above the base line, where numbers look centred.
  public enum Vertical: Hashable, Sendable { case top, middle, baseline, bottom }

  /// Along the line.
  public var horizontal: Horizontal
  /// Across the line.
  public var vertical: Vertical

  /// An anchor.
  public init(_ horizontal: Horizontal, _ vertical: Vertical) {
    self.horizontal = horizontal
    self.vertical = vertical
  }
}
