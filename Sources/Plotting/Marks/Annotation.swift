import Drawing

/// A text at a point of a panel, kept inside the panel and clear of other text.
struct Annotation: Hashable, Sendable {
  /// The text.
  var text: RichText
  /// The point that the text belongs to, in points on the canvas.
  var point: Point
  /// The distance between the text and its point, in points.
  var distance: Double
  /// The part of the text that is nearest to the point, if space allows.
  var anchor: TextAnchor
  /// The only allowed positions of the text's middle, of which the first free one is used; empty for text near `point`.
  var places: [Point] = []
  /// Whether leaving the text out counts as an omission; if so, it may cover lines as a last resort.
  var isRequired = true
  /// The text's style.
  var style: TextStyle

  /// Creates a text near a point.
  init(_ text: RichText, at point: Point, distance: Double, anchor: TextAnchor, style: TextStyle) {
    self.text = text
    self.point = point
    self.distance = distance
    self.anchor = anchor
    self.style = style
  }

  /// Creates a text centred at the first of `places` where it covers no other text and no line; it is left out if there
  /// is none.
  init(_ text: RichText, centeredAt places: [Point], style: TextStyle) {
    self.init(
      text, at: places.first ?? Point(0, 0), distance: 0, anchor: TextAnchor(.middle, .middle), style: style)
    self.places = places
    isRequired = false
  }

  /// Whether the text belongs to the end of a line of this colour.
  func belongs(to end: Point, color: Color) -> Bool {
    abs(point.x - end.x) < 14 && abs(point.y - end.y) < 14 && style.color == color
  }
}
