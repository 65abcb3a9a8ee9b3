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
