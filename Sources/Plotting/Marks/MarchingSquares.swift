package import Drawing

/// Lines of equal value, and the areas above them, in a grid of samples.
///
/// Values between samples are interpolated along the sides of the grid's cells. Where two opposite corners of a cell lie
/// above the level and two below, the mean of the four decides whether the upper ones are joined, as in contourpy. A
/// sample that is not finite leaves the triangle of the other three corners; cells with more of them are left out.
package struct MarchingSquares {
  /// A line of equal value.
  package struct Line: Equatable {
    /// In data units; the first is not repeated at the end of a closed line.
    package let points: [Point]
    package let isClosed: Bool
  }

  private let x: [Double]
  private let y: [Double]
  private let values: [Double]
  private let isLogarithmic: Bool
  private let isGood: [Bool]

  /// Creates a grid of samples, row by row; `isLogarithmic` interpolates logarithms where both values are above zero.
  package init(x: [Double], y: [Double], values: [Double], isLogarithmic: Bool = false) {
    self.x = x
    self.y = y
    let missing = max(0, x.count * y.count - values.count)
    self.values = values + [Double](repeating: .nan, count: missing)
    self.isLogarithmic = isLogarithmic
    let all = self.values
    isGood = (0..<x.count * y.count).map { index in
      all[index].isFinite && x[index % x.count].isFinite && y[index / x.count].isFinite
    }
  }

  /// The lines at a level, what is above it at their left.
  package func lines(at level: Double) -> [Line] {
    var trace = Trace()
    forEachCell { corners, column, row in cross(corners, column, row, level: level, into: &trace) }
    return trace.lines
  }

  /// The outlines of what is at or above a level, counter-clockwise, with those of holes the other way round.
  package func rings(above level: Double) -> [[Point]] {
    var trace = Trace()
    forEachCell { corners, column, row in
      cross(corners, column, row, level: level, into: &trace)
      bound(corners, column, row, level: level, into: &trace)
    }
    return trace.lines.map(\.points)
  }

  /// Directed pieces of lines, by the numbers of their ends.
  private struct Trace {
    var next: [Int: [Int]] = [:]
    var incoming: [Int: Int] = [:]
    var places: [Int: Point] = [:]
    var starts: [Int] = []

    mutating func add(_ a: (key: Int, point: Point), _ b: (key: Int, point: Point)) {
      guard a.key != b.key else { return }
      next[a.key, default: []].append(b.key)
      incoming[b.key, default: 0] += 1
      places[a.key] = a.point
      places[b.key] = b.point
      starts.append(a.key)
    }

    /// The pieces joined, open lines first.
    var lines: [Line] {
      var rest = next
      var lines: [Line] = []
      func follow(from start: Int) {
        var keys = [start]
        var key = start
        while let following = rest[key]?.popLast() {
          key = following
          if key == start { break }
          keys.append(key)
        }
        if keys.count > 1 {
          lines.append(Line(points: keys.compactMap { places[$0] }, isClosed: key == start))
        }
      }
      for start in starts where (rest[start]?.count ?? 0) > (incoming[start] ?? 0) { follow(from: start) }
      for start in starts where rest[start]?.isEmpty == false { follow(from: start) }
      return lines
    }
  }

  /// Calls `body` with the good corners of each cell that has three or four, counter-clockwise.
  private func forEachCell(_ body: (_ corners: [Int], _ column: Int, _ row: Int) -> Void) {
    guard x.count > 1, y.count > 1 else { return }
    for row in 0..<y.count - 1 {
      for column in 0..<x.count - 1 {
        let corners = corners(column, row)
        if corners.count > 2 { body(corners, column, row) }
      }
    }
  }

  private func corners(_ column: Int, _ row: Int) -> [Int] {
    let first = row * x.count + column
    return [first, first + 1, first + x.count + 1, first + x.count].filter { isGood[$0] }
  }

  private func node(_ index: Int) -> (key: Int, point: Point) {
    (index, Point(x[index % x.count], y[index / x.count]))
  }

  /// The point where a level crosses the side between two corners, the same for both cells.
  private func crossing(_ a: Int, _ b: Int, level: Double) -> (key: Int, point: Point) {
    let (low, high) = (min(a, b), max(a, b))
    let kind = high - low == 1 ? 1 : high - low == x.count ? 2 : high - low == x.count + 1 ? 3 : 4
    let (from, to) = (values[low], values[high])
    var share: Double
    if isLogarithmic, from > 0, to > 0, level > 0 {
      let start = Decade.exponent(of: from)
      share = (Decade.exponent(of: level) - start) / (Decade.exponent(of: to) - start)
    } else {
      share = (level / 2 - from / 2) / (to / 2 - from / 2)
    }
    share = share > 0 ? min(share, 1) : 0
    let (p, q) = (node(low).point, node(high).point)
    return (
      low + kind * x.count * y.count,
      Point(p.x * (1 - share) + q.x * share, p.y * (1 - share) + q.y * share)
    )
  }

  /// Adds the pieces of the line through a cell.
  private func cross(_ corners: [Int], _ column: Int, _ row: Int, level: Double, into trace: inout Trace) {
    var exits: [(Int, Int)] = []
    var entries: [(Int, Int)] = []
    var startsOutside = false
    for (index, corner) in corners.enumerated() {
      let following = corners[(index + 1) % corners.count]
      switch (values[corner] >= level, values[following] >= level) {
      case (true, false): exits.append((corner, following))
      case (false, true):
        if exits.isEmpty { startsOutside = true }
        entries.append((corner, following))
      default: break
      }
    }
    guard !exits.isEmpty else { return }
    // With as many exits as entries in turn, the entry after an exit is the next in the list, or the one after that
    // when the walk began outside.
    let offset = startsOutside ? 1 : 0
    var join = 0
    if exits.count == 2 {
      let mean = corners.reduce(0) { $0 + values[$1] / 4 }
      join = mean >= level ? 0 : 1
    }
    for (index, exit) in exits.enumerated() {
      let entry = entries[(index + offset + join) % entries.count]
      trace.add(crossing(exit.0, exit.1, level: level), crossing(entry.0, entry.1, level: level))
    }
  }

  /// Adds the parts of a cell's sides that lie at or above a level and have no cell on the other side.
  private func bound(_ corners: [Int], _ column: Int, _ row: Int, level: Double, into trace: inout Trace) {
    for (index, a) in corners.enumerated() {
      let b = corners[(index + 1) % corners.count]
      guard !hasNeighbor(across: a, b, column, row) else { continue }
      switch (values[a] >= level, values[b] >= level) {
      case (true, true): trace.add(node(a), node(b))
      case (true, false): trace.add(node(a), crossing(a, b, level: level))
      case (false, true): trace.add(crossing(a, b, level: level), node(b))
      case (false, false): break
      }
    }
  }

  private func hasNeighbor(across a: Int, _ b: Int, _ column: Int, _ row: Int) -> Bool {
    let (low, high) = (min(a, b), max(a, b))
    let other: (column: Int, row: Int)
    if high - low == 1 {
      other = (column, low / x.count == row ? row - 1 : row + 1)
    } else if high - low == x.count {
      other = (low % x.count == column ? column - 1 : column + 1, row)
    } else {
      return false
    }
    guard other.column >= 0, other.row >= 0, other.column < x.count - 1, other.row < y.count - 1 else { return false }
    return corners(other.column, other.row).count > 2
  }
}
