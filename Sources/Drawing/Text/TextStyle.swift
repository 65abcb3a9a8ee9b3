/// The size, weight and colour of a line of text; the canvas chooses the font family, the same for all text.
package struct TextStyle: Hashable, Sendable {
  /// The thickness of the letters.
  package enum Weight: Hashable, Sendable { case regular, semibold, bold }

  /// The em size, in points.
  package var size: Double
  /// The thickness of the letters.
  package var weight: Weight
  /// The letters' colour.
  package var color: Color

  /// Creates a style.
  package init(size: Double, weight: Weight = .regular, color: Color) {
    self.size = size
    self.weight = weight
    self.color = color
  }
}

/// The part of a line of text that lies at the drawing point; text rotates about that point.
package struct TextAnchor: Hashable, Sendable {
  /// The position along the line.
  package enum Horizontal: Hashable, Sendable { case start, middle, end }
  /// The position across the line; `middle` is half the cap height above the baseline, which centres digits.
  package enum Vertical: Hashable, Sendable { case top, middle, baseline, bottom }

  /// The position along the line.
  package var horizontal: Horizontal
  /// The position across the line.
  package var vertical: Vertical

  /// Creates an anchor.
  package init(_ horizontal: Horizontal, _ vertical: Vertical) {
    self.horizontal = horizontal
    self.vertical = vertical
  }
}
