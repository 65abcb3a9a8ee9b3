package import Drawing

/// Arrows that point where values fall most steeply, on a plane of samples or along a curve.
///
/// On a plane an arrow is longer where the slope is larger, by the logarithm of the slope; on a curve all are equally long and
/// lie along the tangent. There are as many as the panel has room for.
package struct DescentArrowMark: Mark {
  /// The places of the samples from left to right, ascending.
  package let x: [Double]
  /// The places of the samples from bottom to top, ascending; empty for a curve.
  package let y: [Double]
  /// The samples, row by row, the row of the lowest y first.
  package let values: [Double]
  /// The colour of the arrows.
  package let color: Color

  /// Arrows over samples; they do not stretch the axes.
  package init(x: [Double], y: [Double] = [], values: [Double], color: Color) {
    self.x = x
    self.y = y
    self.values = values
    self.color = color
  }

  /// Empty: this mark does not stretch the axes.
  package var xExtent: DataExtent { DataExtent() }
  /// Empty: this mark does not stretch the axes.
  package var yExtent: DataExtent { DataExtent() }
  /// Always: what it lies on speaks for it.
  package var isBackground: Bool { true }

  /// The distance between neighbouring arrows, in points.
  private static let spacing = (plane: 34.0, curve: 58.0)
  /// A slope so many times as small as the largest has the shortest arrow.
  private static let range = 1000.0

  /// An arrow in the units of the canvas.
  private struct Arrow {
    var middle: Point
    var direction: Point
    /// The slope, in values per point on the canvas.
    var slope: Double
  }

  /// The arrows.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    let arrows = y.isEmpty ? curve(in: frame) : plane(in: frame)
    let steepest = arrows.map(\.slope).max() ?? 0
    guard steepest > 0 else { return shapes }
    for arrow in arrows where arrow.slope > 0 {
      let spacing = y.isEmpty ? Self.spacing.curve : Self.spacing.plane
      let share = 1 + log10(max(arrow.slope / steepest, 1 / Self.range)) / log10(Self.range)
      add(arrow, length: spacing * (y.isEmpty ? 0.8 : 0.3 + 0.52 * share), in: frame, to: &shapes)
    }
    shapes.count = PointCount(drawn: arrows.count, total: arrows.count)
    return shapes
  }

  private func log10(_ value: Double) -> Double { Decade.exponent(of: value) }

  private func add(_ arrow: Arrow, length: Double, in frame: PlotFrame, to shapes: inout MarkShapes) {
    func at(_ along: Double, _ aside: Double) -> Point {
      Point(
        arrow.middle.x + along * arrow.direction.x - aside * arrow.direction.y,
        arrow.middle.y + along * arrow.direction.y + aside * arrow.direction.x)
    }
    let head = min(6, 0.45 * length)
    let shaft = Path(polyline: [at(-length / 2, 0), at(length / 2 - 0.7 * head, 0)])
    let tip = Path(polygon: [
      at(length / 2, 0), at(length / 2 - head, 0.42 * head), at(length / 2 - 0.75 * head, 0),
      at(length / 2 - head, -0.42 * head),
    ])
    shapes.inside += [
      .stroke(shaft, Stroke(frame.theme.background.withOpacity(0.55), width: 2.6)),
      .stroke(tip, Stroke(frame.theme.background.withOpacity(0.55), width: 1.4)),
      .stroke(shaft, Stroke(color, width: 1.1)), .fill(tip, color),
    ]
  }

  /// Samples that are about a spacing apart, without those at the edges.
  private static func thinned(_ places: [Double], length: Double, spacing: Double) -> [Int] {
    guard places.count > 2 else { return [] }
    let count = max(1, min(places.count - 2, Int(length / spacing)))
    return (0..<count).map { index in
      min(places.count - 2, max(1, Int(((Double(index) + 0.5) / Double(count) * Double(places.count - 1)).rounded())))
    }
  }

  private func plane(in frame: PlotFrame) -> [Arrow] {
    guard values.count >= x.count * y.count else { return [] }
    let columns = Self.thinned(x, length: frame.area.width, spacing: Self.spacing.plane)
    let rows = Self.thinned(y, length: frame.area.height, spacing: Self.spacing.plane)
    return rows.flatMap { row in
      columns.compactMap { column -> Arrow? in
        func value(_ i: Int, _ j: Int) -> Double { values[(row + j) * x.count + column + i] }
        let across = (value(1, 0) - value(-1, 0)) / (x[column + 1] - x[column - 1])
        let along = (value(0, 1) - value(0, -1)) / (y[row + 1] - y[row - 1])
        guard across.isFinite, along.isFinite else { return nil }
        let middle = frame.point(x[column], y[row])
        // A short step down the slope in the units of the data, as it looks on the canvas.
        let step = 1e-6 * min(x[column + 1] - x[column - 1], y[row + 1] - y[row - 1])
        let slope = (across * across + along * along).squareRoot()
        guard slope > 0, frame.area.contains(middle) else { return nil }
        let end = Point(frame.x(x[column] - step * across / slope), frame.y(y[row] - step * along / slope))
        let (dx, dy) = (end.x - middle.x, end.y - middle.y)
        let length = (dx * dx + dy * dy).squareRoot()
        guard length > 0, length.isFinite else { return nil }
        return Arrow(middle: middle, direction: Point(dx / length, dy / length), slope: slope)
      }
    }
  }

  /// Samples that are about a spacing apart along the curve as it looks on the canvas.
  private func placesAlongCurve(in frame: PlotFrame) -> [Int] {
    var places: [Int] = []
    var way = Self.spacing.curve / 2
    for index in 1..<max(1, x.count - 1) {
      let (a, b) = (frame.point(x[index - 1], values[index - 1]), frame.point(x[index], values[index]))
      guard frame.area.contains(b), a.y.isFinite else { continue }
      way += ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
      guard way >= Self.spacing.curve else { continue }
      places.append(index)
      way = 0
    }
    return places
  }

  private func curve(in frame: PlotFrame) -> [Arrow] {
    guard values.count >= x.count else { return [] }
    return placesAlongCurve(in: frame).compactMap { index in
      let (before, after) = (
        frame.point(x[index - 1], values[index - 1]), frame.point(x[index + 1], values[index + 1])
      )
      let middle = frame.point(x[index], values[index])
      guard values[index - 1...index + 1].allSatisfy(\.isFinite), frame.area.contains(middle) else { return nil }
      // Downward on the canvas is where values fall.
      let sign: Double = after.y > before.y ? 1 : -1
      let (dx, dy) = (sign * (after.x - before.x), sign * (after.y - before.y))
      let length = (dx * dx + dy * dy).squareRoot()
      // Where the curve is level nothing falls.
      guard length > 0, abs(dy) > 0.05 * length else { return nil }
      return Arrow(middle: middle, direction: Point(dx / length, dy / length), slope: 1)
    }
  }
}
