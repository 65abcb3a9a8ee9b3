/// The space that a line of text takes, in points.
package struct TextExtent: Hashable, Sendable {
  /// The advance width.
  package var width: Double
  /// The distance from the baseline up to the top of the line, a measure of the font, not of the letters.
  package var ascent: Double
  /// The distance from the baseline down to the bottom of the line.
  package var descent: Double

  /// Creates an extent.
  package init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }

  /// The line's height.
  package var height: Double { ascent + descent }
}
