package import Drawing

/// What became of a series, at the point where it happened: a glyph with words beside it.
package struct StateMark: Mark {
  /// The horizontal position.
  package let x: Double
  /// The vertical position; a value that is infinite or beyond the axis is shown at the axis' end, NaN at its top.
  package let y: Double
  /// The shape.
  package let glyph: Glyph
  /// The colour of glyph and words.
  package let color: Color
  /// The words, such as “diverged at step 1,943”; nil for none.
  package let label: String?

  /// A state; it does not stretch the axes.
  package init(x: Double, y: Double, glyph: Glyph = .cross, color: Color, label: String? = nil) {
    self.x = x
    self.y = y
    self.glyph = glyph
    self.color = color
    self.label = label
  }

  /// Empty: this mark does not stretch the axes.
  package var xExtent: DataExtent { DataExtent() }
  /// Empty: this mark does not stretch the axes.
  package var yExtent: DataExtent { DataExtent() }

  /// The glyph and the words on the side with more room.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    guard x.isFinite, x >= frame.x.least else { return shapes }
    let height = y.isNaN || y == .infinity ? frame.area.minY : y < frame.y.least ? frame.area.maxY : frame.y(y)
    let place = frame.clamped(Point(frame.x(x), height))
    shapes.over = [.glyph(glyph, at: place, size: 9, color: color, edge: frame.theme.background)]
    shapes.obstacles = [[place]]
    if let label {
      shapes.annotations = [
        Annotation(
          RichText(label), at: place, distance: 9,
          anchor: TextAnchor(place.x > frame.area.midX ? .end : .start, .middle),
          style: frame.theme.labelStyle(in: color))
      ]
    }
    return shapes
  }

  /// All of it once its place is reached.
  package func part(upTo limit: Double) -> (any Mark)? { x <= limit ? self : nil }
}
