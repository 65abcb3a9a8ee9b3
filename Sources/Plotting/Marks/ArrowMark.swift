package import Drawing

/// Arrow heads that show which way a path goes; the path itself is a `LineMark` through the same points.
///
/// There is a head at the end of the path, at each point where it leaves the panel, and others on the way. Heads on the way
/// stand in the middle of long segments, and no two heads are on top of each other.
package struct ArrowMark: Mark {
  /// Horizontal positions, in the order of the path.
  package let x: [Double]
  /// Vertical positions.
  package let y: [Double]
  /// The colour of the heads.
  package let color: Color
  /// The length of a head, in points.
  package let size: Double
  /// The distance between heads along the path, in points; `nil` for none on the way.
  package let spacing: Double?

  /// Creates arrow heads, which do not stretch the axes.
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
  /// Always `true`: keys and notes describe the line instead.
  package var isBackground: Bool { true }

  /// The heads, each pointing along the path where it is.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    guard size > 0, size < 1000 else { return shapes }
    let area = frame.area
    var previous: Point?
    var distance = 0.0
    // The direction is taken over at least a head's length, so that a small zigzag does not turn the head.
    var trail: [Point] = []
    var last: Head?
    var heads: [Head] = []
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
            // Halfway between two points, where no glyph of a point lies.
            let isShort = length < spacing && length > 2 * size
            let share = isShort ? min(1, 0.5 + size / 2 / length) : length > 0 ? along / length : 0
            let tip = Point(
              part.start.x + share * (part.end.x - part.start.x), part.start.y + share * (part.end.y - part.start.y))
            let head = Head(tip: tip, tail: Self.tail(of: tip, on: trail, size: size))
            if !heads.contains(where: { Self.distance($0.tip, head.tip) < max(spacing / 2, 1.5 * size) }) {
              heads.append(head)
            }
            along += spacing
          }
          distance = length - (along - spacing)
        }
        last = Head(tip: part.end, tail: Self.tail(of: part.end, on: trail, size: size))
        trail.append(part.end)
        if trail.count > 64 { trail.removeFirst(32) }
        if !area.contains(point), area.contains(previous), let exit = last {
          addEnd(exit, to: &heads)
          last = nil
          trail = []
        }
      }
      previous = point
    }
    if let last { addEnd(last, to: &heads) }
    for head in heads { draw(head, in: frame, to: &shapes) }
    return shapes
  }

  private static func distance(_ a: Point, _ b: Point) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  /// The latest point of `trail` at least a head's length away, or the first.
  private static func tail(of tip: Point, on trail: [Point], size: Double) -> Point {
    trail.last { distance($0, tip) >= size } ?? trail.first ?? tip
  }

  private struct Head {
    var tip: Point
    /// A point behind it, from which it points away.
    var tail: Point
  }

  private func isNear(_ a: Head, _ b: Head) -> Bool { Self.distance(a.tip, b.tip) < 1.5 * size }

  /// Adds the head at an end of the path, in place of heads on the way that it would lie on.
  private func addEnd(_ head: Head, to heads: inout [Head]) {
    guard Self.distance(head.tip, head.tail) > 0.5 else { return }
    heads.removeAll { isNear($0, head) }
    heads.append(head)
  }

  private func draw(_ head: Head, in frame: PlotFrame, to shapes: inout MarkShapes) {
    let (tip, tail) = (head.tip, head.tail)
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
