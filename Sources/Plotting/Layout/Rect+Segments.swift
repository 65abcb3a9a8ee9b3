import Drawing

extension Rect {
  /// Whether the segment from `a` to `b` has a point inside or on an edge.
  func meetsSegment(from a: Point, to b: Point) -> Bool {
    if max(a.x, b.x) < minX || min(a.x, b.x) > maxX || max(a.y, b.y) < minY || min(a.y, b.y) > maxY { return false }
    if contains(a) || contains(b) { return true }
    // It does unless all corners lie on one side of the line.
    func side(_ x: Double, _ y: Double) -> Double { (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) }
    let sides = [side(minX, minY), side(maxX, minY), side(minX, maxY), side(maxX, maxY)]
    return !(sides.allSatisfy { $0 > 0 } || sides.allSatisfy { $0 < 0 })
  }

  /// How many points or segments of `polylines` lie in the rectangle, at least in part.
  func crossings(of polylines: [[Point]]) -> Int {
    polylines.reduce(0) { sum, line in
      guard line.count > 1 else { return sum + (line.first.map(contains) == true ? 1 : 0) }
      return sum + (1..<line.count).count { meetsSegment(from: line[$0 - 1], to: line[$0]) }
    }
  }
}
