/// How much room a line of text takes, in points.
package struct TextExtent: Hashable, Sendable {
  /// The advance width.
  package var width: Double
  /// From the base line up to the line's top (the font's, not the letters').
  package var ascent: Double
  /// From the base line down to the line's bottom.
  package var descent: Double

  /// An extent.
  package init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }

  /// The line's height.
  package var height: Double { ascent + descent }
}
