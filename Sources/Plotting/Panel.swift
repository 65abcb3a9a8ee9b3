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
  /// What is drawn, from bottom to top.
  package var marks: [any Mark]

  /// A panel.
  package init(
    title: String = "", x: Axis, y: Axis, marks: [any Mark], colorBar: ColorBar? = nil, hasEqualUnits: Bool = false
  ) {
    self.title = title
    self.x = x
    self.y = y
    self.marks = marks
    self.colorBar = colorBar
    self.hasEqualUnits = hasEqualUnits
  }
}
