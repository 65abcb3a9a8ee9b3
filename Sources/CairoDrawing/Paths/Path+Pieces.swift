package import Drawing

extension Path {
  /// Splits the path into pieces of about `count` vertices whose strokes together cover what this path's stroke covers.
  ///
  /// Long runs of straight segments are cut inside a segment, never at a corner, and neighbours share `overlap` points
  /// of length on either side of the cut, so that every corner is drawn whole and no seam shows. Subpaths with curves
  /// stay whole, and so do closed ones with `dashes`; short subpaths are combined.
  package func pieces(of count: Int, overlap: Double, dashes: Bool = false) -> [PathPiece] {
    var pieces: [PathPiece] = []
    var batch = Path()

    func add(_ stretch: ArraySlice<Element>) {
      if let corners = Self.corners(of: stretch, dashes: dashes), corners.count > count + count / 2 {
        pieces += Self.pieces(along: corners, of: count, overlap: overlap)
        return
      }
      batch.append(stretch)
      if batch.elements.count >= count {
        pieces.append(PathPiece(path: batch))
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
    return batch.isEmpty ? pieces : pieces + [PathPiece(path: batch)]
  }

  /// Returns the corners of a subpath of straight lines; `nil` if it has curves.
  ///
  /// A closed subpath starts in the middle of its first side and ends at that side's end, so that its ends overlap.
  /// Dashes would then start in the wrong place.
  private static func corners(of stretch: ArraySlice<Element>, dashes: Bool) -> [Point]? {
    var corners: [Point] = []
    corners.reserveCapacity(stretch.count + 2)
    for (offset, element) in stretch.enumerated() {
      switch element {
      case .move(let point), .line(let point): corners.append(point)
      case .curve: return nil
      case .close:
        guard offset == stretch.count - 1, corners.count > 2, !dashes else { return nil }
        let middle = Point((corners[0].x + corners[1].x) / 2, (corners[0].y + corners[1].y) / 2)
        return [middle] + corners.dropFirst() + [corners[0], corners[1]]
      }
    }
    return corners
  }

  private static func pieces(along corners: [Point], of count: Int, overlap: Double) -> [PathPiece] {
    var pieces: [PathPiece] = []
    var piece = Path(polyline: [corners[0]])
    var (start, length) = (0.0, 0.0)
    var vertices = 1
    for (from, to) in zip(corners, corners.dropFirst()) {
      let (dx, dy) = (to.x - from.x, to.y - from.y)
      let distance = (dx * dx + dy * dy).squareRoot()
      if vertices >= count {
        let share = distance > 2 * overlap ? overlap / distance : 0.5
        piece.line(to: Point(from.x + (0.5 + share) * dx, from.y + (0.5 + share) * dy))
        pieces.append(PathPiece(path: piece, start: start))
        piece = Path(polyline: [Point(from.x + (0.5 - share) * dx, from.y + (0.5 - share) * dy)])
        start = length + (0.5 - share) * distance
        vertices = 1
      }
      piece.line(to: to)
      length += distance
      vertices += 1
    }
    return pieces + [PathPiece(path: piece, start: start)]
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

/// A part of a longer path.
package struct PathPiece: Equatable {
  package let path: Path
  /// The distance along the whole path at which the piece starts, in points, so that its dashes continue.
  package var start = 0.0

  /// Creates a piece.
  package init(path: Path, start: Double = 0) {
    self.path = path
    self.start = start
  }
}
