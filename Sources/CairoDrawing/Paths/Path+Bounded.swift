package import Drawing

extension Path {
  /// Returns the path with every point moved into `box`, unchanged inside it.
  ///
  /// Cairo stores coordinates in 24.8 bits and wraps around silently, and a diverging curve easily exceeds that. A line
  /// that leaves the box keeps its slope inside and follows the box's edge outside, so that fills keep their winding.
  /// Steps to or from a point that is not finite are dropped; a new subpath starts at the next finite point.
  package func bounded(by box: Rect) -> Path {
    guard !elements.allSatisfy({ $0.isInside(box) }) else { return self }
    var result = Path()
    var pen: Point?
    var start: Point?
    // Whether the subpath was interrupted since the last `move`, so that a `close` would lead to another point.
    var isBroken = true

    func put(_ point: Point) {
      if let from = pen {
        for stop in Self.stops(from: from, to: point, box: box) { result.line(to: stop) }
      } else {
        result.move(to: point.clamped(to: box))
        isBroken = true
      }
      pen = point
    }

    for element in elements {
      switch element {
      case .move(let point):
        pen = nil
        start = nil
        guard let point = point.drawable else { continue }
        put(point)
        start = point
        isBroken = false
      case .line(let point):
        guard let point = point.drawable else {
          pen = nil
          continue
        }
        put(point)
      case .curve(let control1, let control2, let end):
        guard let control1 = control1.drawable, let control2 = control2.drawable, let end = end.drawable else {
          pen = nil
          continue
        }
        if let from = pen, ![from, control1, control2, end].allSatisfy(box.contains) {
          let count = 64
          for step in 1..<count {
            put(Self.point(at: Double(step) / Double(count), on: (from, control1, control2, end)))
          }
          put(end)
        } else if pen == nil {
          put(end)
        } else {
          result.curve(to: end, control1: control1, control2: control2)
          pen = end
        }
      case .close:
        guard let from = pen, let start else { continue }
        if isBroken {
          put(start)
        } else {
          for stop in Self.stops(from: from, to: start, box: box).dropLast() { result.line(to: stop) }
          result.close()
          pen = start
        }
      }
    }
    return result
  }

  /// Returns the points where a straight line bends when its points are clamped to the box, and its end.
  private static func stops(from: Point, to: Point, box: Rect) -> [Point] {
    if box.contains(from) && box.contains(to) { return [to] }
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let shares = [
      (box.minX - from.x) / dx, (box.maxX - from.x) / dx, (box.minY - from.y) / dy, (box.maxY - from.y) / dy,
    ]
    let bends = shares.filter { $0 > 0 && $0 < 1 }.sorted()
    return bends.map { Point(from.x + $0 * dx, from.y + $0 * dy).clamped(to: box) } + [to.clamped(to: box)]
  }

  private static func point(at share: Double, on curve: (Point, Point, Point, Point)) -> Point {
    let rest = 1 - share
    let weights = (rest * rest * rest, 3 * rest * rest * share, 3 * rest * share * share, share * share * share)
    func blend(_ part: (Point) -> Double) -> Double {
      weights.0 * part(curve.0) + weights.1 * part(curve.1) + weights.2 * part(curve.2) + weights.3 * part(curve.3)
    }
    return Point(blend(\.x), blend(\.y))
  }
}

extension Path.Element {
  fileprivate func isInside(_ box: Rect) -> Bool {
    switch self {
    case .move(let point), .line(let point): box.contains(point)
    case .curve(let control1, let control2, let end):
      box.contains(control1) && box.contains(control2) && box.contains(end)
    case .close: true
    }
  }
}

extension Point {
  /// The point, if it is finite and below 1e100, beyond which products of coordinates overflow.
  fileprivate var drawable: Point? {
    guard x.isFinite, y.isFinite else { return nil }
    return Point(min(max(x, -1e100), 1e100), min(max(y, -1e100), 1e100))
  }

  fileprivate func clamped(to box: Rect) -> Point {
    Point(min(max(x, box.minX), box.maxX), min(max(y, box.minY), box.maxY))
  }
}
