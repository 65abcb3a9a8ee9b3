import Drawing

/// A straight line across the panel at one value.
package struct RuleMark: Mark {
  /// The value of a rule.
  package enum Place: Hashable, Sendable {
    /// A line from left to right at this y value.
    case horizontal(y: Double)
    /// A line from bottom to top at this x value.
    case vertical(x: Double)
  }

  /// The value.
  package let place: Place
  /// The look of the line.
  package let style: SeriesStyle
  /// The label of the line; `nil` for none.
  package let label: String?
  /// Whether the axis must reach to the line.
  package let stretchesAxes: Bool

  /// Creates a rule.
  package init(_ place: Place, style: SeriesStyle, label: String? = nil, stretchesAxes: Bool = true) {
    self.place = place
    self.style = style
    self.label = label
    self.stretchesAxes = stretchesAxes
  }

  /// The value of a vertical rule.
  package var xExtent: DataExtent {
    if case .vertical(let x) = place, stretchesAxes { DataExtent([x].filter(\.isFinite)) } else { DataExtent() }
  }

  /// The value of a horizontal rule.
  package var yExtent: DataExtent {
    if case .horizontal(let y) = place, stretchesAxes { DataExtent([y].filter(\.isFinite)) } else { DataExtent() }
  }

  /// The line, with its label above the right end or to the right of the top.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    let area = frame.area
    let line: [Point]
    let anchor: TextAnchor
    switch place {
    case .horizontal(let value):
      guard frame.showsY(value) else { return shapes }
      line = [Point(area.minX, frame.y(value)), Point(area.maxX, frame.y(value))]
      anchor = TextAnchor(.end, .bottom)
    case .vertical(let value):
      guard frame.showsX(value) else { return shapes }
      line = [Point(frame.x(value), area.maxY), Point(frame.x(value), area.minY)]
      anchor = TextAnchor(.start, .top)
    }
    shapes.inside = [.stroke(Path(polyline: line), style.stroke)]
    shapes.obstacles = [line]
    if let label {
      shapes.annotations = [
        Annotation(
          RichText(label), at: line[1], distance: 4, anchor: anchor, style: frame.theme.labelStyle(in: style.color))
      ]
    }
    return shapes
  }
}
