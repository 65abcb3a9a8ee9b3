package import Drawing

/// The context in which a mark draws: the panel's area, its scales, the theme and the kind of output.
package struct PlotFrame: Sendable {
  /// The area between the axes, in points.
  package let area: Rect
  /// The scale from left to right.
  package let x: any Scale
  /// The scale from bottom to top.
  package let y: any Scale
  /// The figure's theme.
  package let theme: Theme
  /// The kind of output.
  package let medium: OutputMedium

  /// Creates a frame.
  package init(area: Rect, x: any Scale, y: any Scale, theme: Theme, medium: OutputMedium) {
    self.area = area
    self.x = x
    self.y = y
    self.theme = theme
    self.medium = medium
  }

  /// The distance from the left edge of the canvas of a value, in points; NaN when it has none.
  package func x(_ value: Double) -> Double { area.minX + x.fraction(of: value) * area.width }

  /// The distance from the top edge of the canvas of a value, in points; NaN when it has none.
  package func y(_ value: Double) -> Double { area.maxY - y.fraction(of: value) * area.height }

  /// The position of a pair of values, limited to coordinates that canvases can represent.
  package func point(_ x: Double, _ y: Double) -> Point {
    let reach = 30_000.0
    return Point(min(max(self.x(x), -reach), reach), min(max(self.y(y), -reach), reach))
  }

  /// Whether a value lies on the x axis.
  func showsX(_ value: Double) -> Bool { value >= x.lower && value <= x.upper }

  /// Whether a value lies on the y axis.
  func showsY(_ value: Double) -> Bool { value >= y.lower && value <= y.upper }

  /// `point` moved into the panel.
  package func clamped(_ point: Point) -> Point {
    Point(min(max(point.x, area.minX), area.maxX), min(max(point.y, area.minY), area.maxY))
  }

  /// How many columns a line is reduced to: device pixels, or quarter points where there are none.
  var columns: Int {
    let perPoint: Double =
      switch medium {
      case .raster(let scale): scale.isFinite ? min(max(scale, 0.5), 16) : 1
      case .vector: 4
      }
    return min(20_000, max(1, Int((area.width * perPoint).rounded(.up))))
  }

  /// The data values between columns, from the left edge to the right.
  var columnEdges: [Double] { (0...columns).map { x.value(at: Double($0) / Double(columns)) } }
}
