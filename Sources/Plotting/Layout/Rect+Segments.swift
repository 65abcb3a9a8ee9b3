import Drawing

extension Rect {
  /// Whether the segment from `a` to `b` has a point inside or on an edge.
  func meetsSegment(from a: Point, to b: Point) -> Bool {
    if max(a.x, b.x) < minX || min(a.x, b.x) > maxX || max(a.y, b.y) < minY || min(a.y, b.y) > maxY { return false }
    if contains(a) || contains(b) { return true }
    // It meets the rectangle unless all corners lie on one side of the line.
    func side(_ x: Double, _ y: Double) -> Double { (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) }
    let sides = [side(minX, minY), side(maxX, minY), side(minX, maxY), side(maxX, maxY)]
    return !(sides.allSatisfy { $0 > 0 } || sides.allSatisfy { $0 < 0 })
  }

  /// Returns the part of a segment that lies inside or on an edge (Liang and Barsky 1984); `nil` for none.
  func part(from a: Point, to b: Point) -> (start: Point, end: Point)? {
    var (first, last) = (0.0, 1.0)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    for (step, room) in [(-dx, a.x - minX), (dx, maxX - a.x), (-dy, a.y - minY), (dy, maxY - a.y)] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        first = max(first, room / step)
      } else {
        last = min(last, room / step)
      }
    }
    guard first <= last else { return nil }
    return (Point(a.x + first * dx, a.y + first * dy), Point(a.x + last * dx, a.y + last * dy))
  }

  /// Counts the points or segments of `polylines` that lie at least partly in the rectangle.
  func crossings(of polylines: [[Point]]) -> Int {
    polylines.reduce(0) { sum, line in
      guard line.count > 1 else { return sum + (line.first.map(contains) == true ? 1 : 0) }
      return sum + (1..<line.count).count { meetsSegment(from: line[$0 - 1], to: line[$0]) }
    }
  }
}
