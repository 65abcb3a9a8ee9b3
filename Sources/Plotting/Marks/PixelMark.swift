package import Drawing

/// A small picture, a square a pixel, that fills its panel.
package struct PixelMark: Mark {
  /// The number of columns.
  package let width: Int
  /// The colours row by row, the topmost row first.
  package let colors: [Color]

  /// A picture; `colors` holds whole rows of `width`.
  package init(width: Int, colors: [Color]) {
    self.width = max(1, width)
    self.colors = colors
  }

  private var height: Int { colors.count / width }

  /// From 0 to the number of columns.
  package var xExtent: DataExtent { DataExtent([0, Double(width)]) }
  /// From 0 to the number of rows.
  package var yExtent: DataExtent { DataExtent([0, Double(height)]) }
  /// Always.
  package var coversPanel: Bool { true }

  /// The squares, and a thin line around them.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    shapes.count = PointCount(drawn: colors.count, total: colors.count)
    let rows = (0..<height).reversed()
    shapes.inside =
      CellTiling(
        columns: (0...width).map { frame.x(Double($0)) }, rows: (0...height).map { frame.y(Double($0)) },
        looks: rows.flatMap { colors[$0 * width..<($0 + 1) * width].map { .color($0.hex) } }, frame: frame
      ).shapes
    shapes.over = [.stroke(Path(frame.area), Stroke(frame.theme.axis, width: 0.75, join: .miter))]
    return shapes
  }
}
