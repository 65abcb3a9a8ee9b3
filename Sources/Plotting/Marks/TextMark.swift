package import Drawing

/// A text at a point in data units, kept inside the panel.
package struct TextMark: Mark {
  /// The text.
  package let text: RichText
  /// The horizontal position.
  package let x: Double
  /// The vertical position.
  package let y: Double
  /// The part of the text that is nearest to the point, where space allows.
  package let anchor: TextAnchor
  /// The distance from the point, in points.
  package let distance: Double
  /// The colour; `nil` for the theme's text.
  package let color: Color?

  /// Creates a text, which does not stretch the axes.
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

  /// The text.
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

  /// All of it from its x value on.
  package func part(upTo limit: Double) -> (any Mark)? { x <= limit ? self : nil }
}
