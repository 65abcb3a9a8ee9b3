/// The look of a line of text; the family is the canvas's business, so that it is the same everywhere.
public struct TextStyle: Hashable, Sendable {
  /// The thickness of the letters.
  public enum Weight: Hashable, Sendable { case regular, semibold, bold }

  /// The em size, in points.
  public var size: Double
  /// The thickness of the letters.
  public var weight: Weight
  /// The letters' colour.
  public var color: Color

  /// A style.
  public init(size: Double, weight: Weight = .regular, color: Color) {
    self.size = size
    self.weight = weight
    self.color = color
  }
}
