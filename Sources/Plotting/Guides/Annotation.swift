package import Drawing

/// Words at a place in a panel, kept inside it and off other words.
package struct Annotation: Hashable, Sendable {
  /// The words.
  package var text: RichText
  /// The place they belong to, in points on the canvas.
  package var point: Point
  /// The distance they keep from it, in points.
  package var distance: Double
  /// Which part of the words is nearest to the place, when there is room.
  package var anchor: TextAnchor
  /// The only places for their middle, of which they take the first that is free; empty for words near `point`.
  package var places: [Point] = []
  /// Whether they are missed when there is no room; if so, they may lie on lines when they must.
  package var isRequired = true
  /// Their look.
  package var style: TextStyle

  /// Words at a place.
  package init(_ text: RichText, at point: Point, distance: Double, anchor: TextAnchor, style: TextStyle) {
    self.text = text
    self.point = point
    self.distance = distance
    self.anchor = anchor
    self.style = style
  }

  /// Words whose middle is at the first of `places` where they cover no other words and no line; left out when there is
  /// none.
  package init(_ text: RichText, centeredAt places: [Point], style: TextStyle) {
    self.init(
      text, at: places.first ?? Point(0, 0), distance: 0, anchor: TextAnchor(.middle, .middle), style: style)
    self.places = places
    isRequired = false
  }

  /// Whether the words are about the end of a line of this colour.
  func belongs(to end: Point, color: Color) -> Bool {
    abs(point.x - end.x) < 14 && abs(point.y - end.y) < 14 && style.color == color
  }
}
