public import Drawing

/// Words at a place in a panel, kept inside it and off other words.
public struct Annotation: Hashable, Sendable {
  /// The words.
  public var text: RichText
  /// The place they belong to, in points on the canvas.
  public var point: Point
  /// The distance they keep from it, in points.
  public var distance: Double
  /// Which part of the words is nearest to the place, when there is room.
  public var anchor: TextAnchor
  /// Their look.
  public var style: TextStyle

  /// Words at a place.
  public init(_ text: RichText, at point: Point, distance: Double, anchor: TextAnchor, style: TextStyle) {
    self.text = text
    self.point = point
    self.distance = distance
    self.anchor = anchor
    self.style = style
  }

  /// Whether the words are about the end of a line of this colour.
  func belongs(to end: Point, color: Color) -> Bool {
    abs(point.x - end.x) < 14 && abs(point.y - end.y) < 14 && style.color == color
  }
}
