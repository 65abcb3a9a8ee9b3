package import Drawing

/// Words at a place in data units, kept inside the panel.
package struct TextMark: Mark {
  /// The words.
  package let text: RichText
  /// The horizontal position.
  package let x: Double
  /// The vertical position.
  package let y: Double
  /// Which part of the words is nearest to the place, when there is room.
  package let anchor: TextAnchor
  /// The distance from the place, in points.
  package let distance: Double
  /// The colour; nil for the theme's text.
  package let color: Color?

  /// Words at a place; they do not stretch the axes.
  package init(
    _ text: RichText, x: Double, y: Double, anchor: TextAnchor = TextAnchor(.start, .middle), distance: Double = 6,
    color: Color? = nil
  ) {
    self.text = text
    self.x = x
    self.y = y
    self.anchor = anchor
    self.distance = distance
    self.color = color
  }

  /// Empty: this mark does not stretch the axes.
  package var xExtent: DataExtent { DataExtent() }
  /// Empty: this mark does not stretch the axes.
  package var yExtent: DataExtent { DataExtent() }

  /// The words.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    guard x.isFinite, y.isFinite, x >= frame.x.least, y >= frame.y.least else { return shapes }
    let style = color.map { frame.theme.labelStyle(in: $0) } ?? frame.theme.labelStyle
    shapes.annotations = [
      Annotation(
        text, at: frame.clamped(frame.point(x, y)), distance: distance, anchor: anchor, style: style)
    ]
    return shapes
  }

  /// All of it once its place is reached.
  package func part(upTo limit: Double) -> (any Mark)? { x <= limit ? self : nil }
}
