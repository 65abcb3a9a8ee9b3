package import Drawing

/// The end of a series or an event in it: a glyph with a label beside it.
package struct StateMark: Mark {
  /// The horizontal position.
  package let x: Double
  /// The vertical position; a value that is infinite or beyond the axis is shown at the axis' end, NaN at its top.
  package let y: Double
  /// The shape.
  package let glyph: Glyph
  /// The colour of glyph and label.
  package let color: Color
  /// The label, such as “diverged at step 1,943”; `nil` for none.
  package let label: String?
  /// The values that lead to it; a dotted line joins the glyph to the last of them on the axis.
  package let trail: (x: [Double], y: [Double])

  /// Creates a glyph with a label, which does not stretch the axes.
  package init(
    x: Double, y: Double, glyph: Glyph = .cross, color: Color, label: String? = nil,
    trail: (x: [Double], y: [Double]) = ([], [])
  ) {
    self.trail = trail
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

  /// The glyph, with the label on the side with more space.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    guard x.isFinite, x >= frame.x.least else { return shapes }
    let height = y.isNaN || y == .infinity ? frame.area.minY : y < frame.y.least ? frame.area.maxY : frame.y(y)
    let place = frame.clamped(Point(frame.x(x), height))
    if let path = path(to: place, in: frame) {
      shapes.over.append(.stroke(path, SeriesStyle(color, width: 1.25).dotted.stroke))
    }
    shapes.over.append(.glyph(glyph, at: place, size: 9, color: color, edge: frame.theme.background))
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

  /// The path from the last value on the axis, along the panel's edge, to the glyph; `nil` where the line reaches the glyph.
  private func path(to place: Point, in frame: PlotFrame) -> Path? {
    let isShown = zip(trail.x, trail.y).map { x, y in
      x >= frame.x.least && y >= frame.y.least && y <= frame.y.upper && y >= frame.y.lower
    }
    guard let last = isShown.lastIndex(of: true), last < isShown.count - 1 else { return nil }
    let next = Point(frame.clamped(Point(frame.x(trail.x[last + 1]), place.y)).x, place.y)
    var points = [next, place]
    if !trail.y[last + 1].isFinite { points.insert(frame.point(trail.x[last], trail.y[last]), at: 0) }
    return points.allSatisfy({ $0 == place }) ? nil : Path(polyline: points)
  }

  /// All of it from its x value on.
  package func part(upTo limit: Double) -> (any Mark)? { x <= limit ? self : nil }
}
