/// Which part of a line of text lies at the point it is drawn at; the text turns about that point.
package struct TextAnchor: Hashable, Sendable {
  /// Along the line.
  package enum Horizontal: Hashable, Sendable { case start, middle, end }
  /// Across the line; `middle` is half the cap height above the base line, where numbers look centred.
  package enum Vertical: Hashable, Sendable { case top, middle, baseline, bottom }

  /// Along the line.
  package var horizontal: Horizontal
  /// Across the line.
  package var vertical: Vertical

  /// An anchor.
  package init(_ horizontal: Horizontal, _ vertical: Vertical) {
    self.horizontal = horizontal
    self.vertical = vertical
  }
}
