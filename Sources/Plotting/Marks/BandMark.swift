package import Drawing

/// The area between two curves, such as a mean plus and minus a standard deviation.
package struct BandMark: Mark {
  /// Horizontal positions.
  package let x: [Double]
  /// The lower curve; on a logarithmic axis what is zero or below reaches to the axis.
  package let low: [Double]
  /// The upper curve.
  package let high: [Double]
  /// The colour; the band itself is translucent.
  package let color: Color
  /// 0 is invisible, 1 is solid.
  package let opacity: Double
  /// The label in the key; `nil` for none.
  package private(set) var label: String?
  /// The x values.
  package let xExtent: DataExtent
  /// The values of both curves.
  package let yExtent: DataExtent

  /// Creates a band.
  ///
  /// Values without a partner in the other lists are ignored, and the band breaks where a value is not finite.
  package init(x: [Double], low: [Double], high: [Double], color: Color, opacity: Double = 0.18, label: String? = nil) {
    self.x = x
    self.low = low
    self.high = high
    self.color = color
    self.opacity = opacity
    self.label = label
    let count = min(x.count, low.count, high.count)
    xExtent = DataExtent(x.prefix(count))
    yExtent = DataExtent(low.prefix(count)).union(DataExtent(high.prefix(count)))
  }

  /// Always `true`: a band accompanies a line.
  package var isBackground: Bool { true }
  /// The label beside a piece of the band.
  package var keyEntry: KeyEntry? { label.map { KeyEntry($0, .band(color.withOpacity(opacity))) } }

  /// The area between the curves, with at most four points of each to a pixel column.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    let count = min(x.count, low.count, high.count)
    shapes.count.total = count
    let edges = frame.columnEdges
    // Values without a logarithm end at the bottom of the axis; others continue below the panel, which clips them.
    let floor = frame.y.least > -.greatestFiniteMagnitude ? frame.y.lower : -.greatestFiniteMagnitude
    var path = Path()
    var index = 0
    while index < count {
      let start = index
      while index < count, isShown(index, in: frame) { index += 1 }
      if index - start > 1 {
        let top = M4.indices(x: x, y: high, in: start..<index, edges: edges)
        let bottom = M4.indices(x: x, y: low, in: start..<index, edges: edges)
        let upper = top.map { frame.point(x[$0], max(high[$0], floor)) }
        let lower = bottom.reversed().map { frame.point(x[$0], max(low[$0], min(floor, high[$0]))) }
        for (place, point) in (upper + lower).enumerated() {
          place == 0 ? path.move(to: point) : path.line(to: point)
        }
        path.close()
        shapes.count.drawn += max(top.count, bottom.count)
      } else if index - start == 1 {
        let segment = Path(polyline: [
          frame.point(x[start], max(low[start], floor)), frame.point(x[start], max(high[start], floor)),
        ])
        shapes.inside.append(.stroke(segment, Stroke(color.withOpacity(opacity), width: 3, cap: .butt)))
        shapes.count.drawn += 1
      }
      index += index == start ? 1 : 0
    }
    if !path.isEmpty { shapes.inside.append(.fill(path, color.withOpacity(opacity))) }
    return shapes
  }

  private func isShown(_ index: Int, in frame: PlotFrame) -> Bool {
    x[index].isFinite && x[index] >= frame.x.least && low[index].isFinite && high[index].isFinite
      && high[index] >= frame.y.least
  }

  /// The area up to an x value.
  package func part(upTo limit: Double) -> (any Mark)? {
    let kept = x.indices.filter { $0 < min(low.count, high.count) && x[$0] <= limit }
    return BandMark(
      x: kept.map { x[$0] }, low: kept.map { low[$0] }, high: kept.map { high[$0] }, color: color, opacity: opacity,
      label: label)
  }

  /// The mark with another name for its series.
  package func renamed(_ names: [String: String]) -> any Mark {
    var mark = self
    mark.label = label.map { names[$0] ?? $0 }
    return mark
  }
}
