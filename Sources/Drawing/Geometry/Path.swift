/// Lines and curves to be filled or stroked, in points.
package struct Path: Hashable, Sendable {
  /// One step of the pen.
  package enum Element: Hashable, Sendable {
    /// Starts a new subpath at a point.
    case move(Point)
    /// A straight line from the current point.
    case line(Point)
    /// A cubic Bézier curve from the current point.
    case curve(control1: Point, control2: Point, end: Point)
    /// A straight line back to the start of the subpath.
    case close
  }

  /// The steps of the pen, in order.
  package private(set) var elements: [Element] = []

  /// Creates an empty path.
  package init() {}

  /// Creates the open polyline through `points`.
  package init(polyline points: some Sequence<Point>) {
    for point in points { elements.isEmpty ? move(to: point) : line(to: point) }
  }

  /// Creates the closed polygon with these corners.
  package init(polygon points: some Sequence<Point>) {
    self.init(polyline: points)
    if !elements.isEmpty { close() }
  }

  /// Creates the outline of a rectangle.
  package init(_ rect: Rect) {
    self.init(polygon: [
      Point(rect.minX, rect.minY), Point(rect.maxX, rect.minY), Point(rect.maxX, rect.maxY),
      Point(rect.minX, rect.maxY),
    ])
  }

  /// Creates a circle from four cubic curves; the largest radial error is 2.7e-4 of the radius.
  package init(circleAt center: Point, radius: Double) {
    let kappa = 0.5522847498307936 * radius
    let (x, y, r) = (center.x, center.y, radius)
    move(to: Point(x + r, y))
    curve(to: Point(x, y + r), control1: Point(x + r, y + kappa), control2: Point(x + kappa, y + r))
    curve(to: Point(x - r, y), control1: Point(x - kappa, y + r), control2: Point(x - r, y + kappa))
    curve(to: Point(x, y - r), control1: Point(x - r, y - kappa), control2: Point(x - kappa, y - r))
    curve(to: Point(x + r, y), control1: Point(x + kappa, y - r), control2: Point(x + r, y - kappa))
    close()
  }

  /// Whether the path draws nothing.
  package var isEmpty: Bool { elements.isEmpty }

  /// Starts a new subpath at `point`.
  package mutating func move(to point: Point) { elements.append(.move(point)) }

  /// Draws a straight line to `point`.
  package mutating func line(to point: Point) { elements.append(.line(point)) }

  /// Draws a cubic Bézier curve to `end`.
  package mutating func curve(to end: Point, control1: Point, control2: Point) {
    elements.append(.curve(control1: control1, control2: control2, end: end))
  }

  /// Draws a straight line back to the start of the subpath.
  package mutating func close() { elements.append(.close) }
}
