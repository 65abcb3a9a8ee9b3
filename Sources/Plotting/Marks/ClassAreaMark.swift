package import Drawing

/// The areas of a plane in which each of several classes is the answer, with lines between them.
package struct ClassAreaMark: Mark {
  /// The places of the samples from left to right, ascending.
  package let x: [Double]
  /// The places of the samples from bottom to top, ascending.
  package let y: [Double]
  /// The class of each sample, row by row, the row of the lowest y first.
  package let classes: [Int]
  /// How far the class of each sample is ahead of the next; boundaries lie where it is 0.
  package let margins: [Double]
  /// The colours of the classes.
  package let colors: [Color]
  /// The lines between areas.
  package let line: SeriesStyle

  /// Areas of a grid of samples; what is beyond the shorter of the lists is left out.
  package init(x: [Double], y: [Double], classes: [Int], margins: [Double], colors: [Color], line: SeriesStyle) {
    self.x = x
    self.y = y
    self.classes = classes
    self.margins = margins
    self.colors = colors
    self.line = line
  }

  /// The places of the samples.
  package var xExtent: DataExtent { DataExtent(x) }
  /// The places of the samples.
  package var yExtent: DataExtent { DataExtent(y) }
  /// Always.
  package var coversPanel: Bool { true }

  /// The areas over one another, the first class below all others, then the lines.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    let count = min(classes.count, margins.count)
    shapes.count = PointCount(drawn: count, total: count)
    let present = Set(classes).filter(colors.indices.contains).sorted()
    var lines = Path()
    for (place, label) in present.enumerated() {
      let squares = MarchingSquares(
        x: x, y: y, values: (0..<count).map { classes[$0] == label ? margins[$0] : -margins[$0] })
      var area = Path()
      if place == 0 {
        area = Path(frame.area)
      } else {
        for ring in squares.rings(above: 0) {
          Self.add(ring, to: &area, in: frame)
          area.close()
        }
      }
      if !area.isEmpty { shapes.inside.append(.fill(area, colors[label])) }
      // Of two classes one has the whole boundary.
      guard place > 0 || present.count > 2 else { continue }
      for line in squares.lines(at: 0) {
        Self.add(line.points + (line.isClosed ? line.points.prefix(1) : []), to: &lines, in: frame)
      }
    }
    if !lines.isEmpty { shapes.inside.append(.stroke(lines, line.stroke)) }
    return shapes
  }

  private static func add(_ points: [Point], to path: inout Path, in frame: PlotFrame) {
    for (index, point) in points.enumerated() {
      let place = frame.point(point.x, point.y)
      index == 0 ? path.move(to: place) : path.line(to: place)
    }
  }
}
