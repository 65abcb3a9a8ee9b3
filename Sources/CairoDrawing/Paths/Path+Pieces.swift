import Drawing

extension Path {
  /// Paths of about `count` vertices each that cover together what this path's stroke covers.
  ///
  /// Long lines of straight segments are cut inside a segment, never at a corner, and neighbours share `overlap` points
  /// of it on either side of the cut, so that every corner is drawn whole and no seam shows. Stretches with curves are
  /// left whole; short stretches go together.
  func pieces(of count: Int, overlap: Double) -> [Path] {
    var pieces: [Path] = []
    var batch = Path()

    func add(_ stretch: ArraySlice<Element>) {
      if let corners = Self.corners(of: stretch), corners.count > count + count / 2 {
        pieces += Self.pieces(along: corners, of: count, overlap: overlap)
        return
      }
      batch.append(stretch)
      if batch.elements.count >= count {
        pieces.append(batch)
        batch = Path()
      }
    }

    var first = elements.startIndex
    for index in elements.indices {
      if case .move = elements[index], index > first {
        add(elements[first..<index])
        first = index
      }
    }
    add(elements[first...])
    return batch.isEmpty ? pieces : pieces + [batch]
  }

  /// The corners of one stretch of straight lines; nil if it has curves.
  ///
  /// A closed one starts and ends in the middle of its first side, where the two ends meet without a corner.
  private static func corners(of stretch: ArraySlice<Element>) -> [Point]? {
    var corners: [Point] = []
    corners.reserveCapacity(stretch.count + 2)
    for (offset, element) in stretch.enumerated() {
      switch element {
      case .move(let point), .line(let point): corners.append(point)
      case .curve: return nil
      case .close:
        guard offset == stretch.count - 1, corners.count > 2 else { return nil }
        let middle = Point((corners[0].x + corners[1].x) / 2, (corners[0].y + corners[1].y) / 2)
        return [middle] + corners.dropFirst() + [corners[0], corners[1]]
      }
    }
    return corners
  }

  private static func pieces(along corners: [Point], of count: Int, overlap: Double) -> [Path] {
    var pieces: [Path] = []
    var piece = Path(polyline: [corners[0]])
    var length = 1
    for (from, to) in zip(corners, corners.dropFirst()) {
      if length >= count {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let distance = (dx * dx + dy * dy).squareRoot()
        let share = distance > 2 * overlap ? overlap / distance : 0.5
        piece.line(to: Point(from.x + (0.5 + share) * dx, from.y + (0.5 + share) * dy))
        pieces.append(piece)
        piece = Path(polyline: [Point(from.x + (0.5 - share) * dx, from.y + (0.5 - share) * dy)])
        length = 1
      }
      piece.line(to: to)
      length += 1
    }
    return pieces + [piece]
  }

  private mutating func append(_ stretch: ArraySlice<Element>) {
    for element in stretch {
      switch element {
      case .move(let point): move(to: point)
      case .line(let point): line(to: point)
      case .curve(let control1, let control2, let end): curve(to: end, control1: control1, control2: control2)
      case .close: close()
      }
    }
  }
}
