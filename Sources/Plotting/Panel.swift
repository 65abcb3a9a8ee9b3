/// A pair of axes and what is drawn between them.
package struct Panel: Sendable {
  /// The heading; empty for none.
  package var title: String
  /// From left to right.
  package var x: Axis
  /// From bottom to top.
  package var y: Axis
  /// What the colours of cells and areas mean, shown at the right; nil when there is nothing to say.
  package var colorBar: ColorBar?
  /// Whether one unit is as long on both axes; only where both are linear.
  package var hasEqualUnits: Bool
  /// Whether there are no axes: what is drawn says by itself where it is.
  package var hidesAxes: Bool
  /// What is drawn, from bottom to top.
  package var marks: [any Mark]

  /// A panel.
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
  /// Marks that do not come about from left to right, such as cells and rules, are drawn whole.
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

/// What one direction of a panel means, and how its numbers are written.
package struct Axis: Hashable, Sendable {
  /// The quantity, with its unit; empty for none.
  package var label: String
  /// The kind of scale.
  package var scale: ScaleKind
  /// Where the axis starts; nil for where the data does.
  package var lower: Double?
  /// Where the axis ends; nil for where the data does.
  package var upper: Double?
  /// How numbers are written.
  package var format: TickFormat
  /// Empty space at both ends as a fraction of the data's range; nil for none on x axes and the theme's on y axes.
  package var padding: Double?

  /// An axis; its ends follow from the finite data unless they are given.
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
