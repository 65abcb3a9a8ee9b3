/// A pair of axes with marks between them.
package struct Panel: Sendable {
  /// The heading; empty for none.
  package var title: String
  /// From left to right.
  package var x: Axis
  /// From bottom to top.
  package var y: Axis
  /// The legend of the colours of cells and areas, at the right; `nil` for none.
  package var colorBar: ColorBar?
  /// Whether one unit is as long on both axes; only where both are linear.
  package var hasEqualUnits: Bool
  /// Whether there are no axes: what is drawn says by itself where it is.
  package var hidesAxes: Bool
  /// What is drawn, from bottom to top.
  package var marks: [any Mark]

  /// Creates a panel.
  package init(
    title: String = "", x: Axis = Axis(), y: Axis = Axis(), marks: [any Mark], colorBar: ColorBar? = nil,
    hasEqualUnits: Bool = false, hidesAxes: Bool = false
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
    self.colorBar = colorBar
    self.hasEqualUnits = hasEqualUnits
    self.hidesAxes = hidesAxes
  }
}

extension Panel {
  /// The panel with its marks drawn up to an x value, and axes and key of the whole.
  ///
  /// Marks without a course from left to right, such as cells and rules, are drawn whole.
  package func part(upTo limit: Double) -> Panel {
    var panel = self
    panel.marks = marks.map { PartialMark($0.part(upTo: limit), of: $0) }
    return panel
  }

  /// The panel drawn up to a share of the way from the leftmost to the rightmost value of its marks.
  func part(upToShare share: Double) -> Panel {
    let extents = marks.map(\.xExtent).filter { !$0.isEmpty }
    guard let first = extents.map(\.lowest).min(), let last = extents.map(\.highest).max() else { return self }
    return part(upTo: first * (1 - share) + last * share)
  }
}

/// The quantity along one direction of a panel, with its scale and number format.
package struct Axis: Hashable, Sendable {
  /// The quantity, with its unit; empty for none.
  package var label: String
  /// The kind of scale.
  package var scale: ScaleKind
  /// The lower end; `nil` to derive it from the data.
  package var lower: Double?
  /// The upper end; `nil` to derive it from the data.
  package var upper: Double?
  /// The number format.
  package var format: TickFormat
  /// Empty space at both ends as a fraction of the data's range; `nil` for none on x axes and the theme's on y axes.
  package var padding: Double?

  /// Creates an axis; by default its ends follow from the finite data.
  package init(
    _ label: String = "", scale: ScaleKind = .linear, lower: Double? = nil, upper: Double? = nil,
    format: TickFormat = .number, padding: Double? = nil
  ) {
    self.label = label
    self.scale = scale
    self.lower = lower
    self.upper = upper
    self.format = format
    self.padding = padding
  }
}
