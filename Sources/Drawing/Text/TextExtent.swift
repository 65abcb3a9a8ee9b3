/// How much room a line of text takes, in points.
public struct TextExtent: Hashable, Sendable {
  /// The advance width.
  public var width: Double
  /// From the base line up to the line's top (the font's, not the letters').
  public var ascent: Double
  /// From the base line down to the line's bottom.
  public var descent: Double

  /// An extent.
  public init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }

  /// The line's height.
  public var height: Double { ascent + descent }
}
