package import Drawing

/// Arrow heads that show which way a path goes; the path itself is a `LineMark` through the same points.
///
/// There is a head at the end of the path, at each place where it leaves the panel, and others on the way.
package struct ArrowMark: Mark {
  /// Horizontal positions, in the order of the path.
  package let x: [Double]
  /// Vertical positions.
  package let y: [Double]
  /// The colour of the heads.
  package let color: Color
  /// The length of a head, in points.
  package let size: Double
  /// The distance between heads along the path, in points; nil for none on the way.
  package let spacing: Double?

  /// Arrow heads; they do not stretch the axes.
  package init(x: [Double], y: [Double], color: Color, size: Double = 8, spacing: Double? = nil) {
    self.x = x
    self.y = y
    self.color = color
    self.size = size
    self.spacing = spacing
  }

  /// Empty: this mark does not stretch the axes.
  package var xExtent: DataExtent { DataExtent() }
  /// Empty: this mark does not stretch the axes.
  package var yExtent: DataExtent { DataExtent() }
  /// Always: the line speaks for it.
  package var isBackground: Bool { true }

  /// The heads, each pointing along the path where it is.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    guard size > 0, size < 1000 else { return shapes }
    let area = frame.area
    var previous: Point?
    var distance = 0.0
    // A direction is that of the last few points: a zigzag of less than a head's length has none of its own.
    var trail: [Point] = []
    var last: (tip: Point, tail: Point)?
    for (x, y) in zip(x, y) {
      guard x.isFinite, y.isFinite, x >= frame.x.least, y >= frame.y.least else {
        previous = nil
        trail = []
        continue
      }
      let point = frame.point(x, y)
      if let previous, let part = area.part(from: previous, to: point) {
        if trail.isEmpty { trail = [part.start] }
        let length = Self.distance(part.start, part.end)
        if let spacing, spacing > size {
          var along = spacing - distance
          while along <= length {
            let share = length > 0 ? along / length : 0
            let tip = Point(
              part.start.x + share * (part.end.x - part.start.x), part.start.y + share * (part.end.y - part.start.y))
            add(tip: tip, tail: Self.tail(of: tip, on: trail, size: size), in: frame, to: &shapes)
            along += spacing
          }
          distance = length - (along - spacing)
        }
        last = (part.end, Self.tail(of: part.end, on: trail, size: size))
        trail.append(part.end)
        if trail.count > 64 { trail.removeFirst(32) }
        if !area.contains(point), area.contains(previous), let exit = last {
          add(tip: exit.tip, tail: exit.tail, in: frame, to: &shapes)
          last = nil
          trail = []
        }
      }
      previous = point
    }
    if let last { add(tip: last.tip, tail: last.tail, in: frame, to: &shapes) }
    return shapes
  }

  private static func distance(_ a: Point, _ b: Point) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  /// The latest point of `trail` at least a head's length away, or the first.
  private static func tail(of tip: Point, on trail: [Point], size: Double) -> Point {
    trail.last { distance($0, tip) >= size } ?? trail.first ?? tip
  }

  private func add(tip: Point, tail: Point, in frame: PlotFrame, to shapes: inout MarkShapes) {
    let length = Self.distance(tip, tail)
    guard length > 0.5 else { return }
    let (dx, dy) = ((tip.x - tail.x) / length, (tip.y - tail.y) / length)
    func corner(_ back: Double, _ side: Double) -> Point {
      Point(tip.x - size * (back * dx + side * dy), tip.y - size * (back * dy - side * dx))
    }
    let path = Path(polygon: [tip, corner(1, 0.42), corner(0.75, 0), corner(1, -0.42)])
    shapes.over.append(.stroke(path, Stroke(frame.theme.background, width: 1.5)))
    shapes.over.append(.fill(path, color))
    shapes.obstacles.append([tip])
  }
}
