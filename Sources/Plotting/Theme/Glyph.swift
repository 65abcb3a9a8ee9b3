package import Drawing

/// A small shape that marks a point.
package enum Glyph: Hashable, Sendable, CaseIterable {
  case circle, square, triangleUp, triangleDown, triangleLeft, triangleRight, diamond, cross, plus, ring

  /// The glyphs that series take in turn; a triangle that points down stands for a value of zero or below.
  static let cycle: [Glyph] = [.circle, .square, .triangleUp, .diamond, .triangleRight, .plus, .cross]

  /// Whether the glyph is a line rather than an area.
  package var isOpen: Bool { self == .cross || self == .plus || self == .ring }

  /// The outline at `center`; `size` is the diameter of a circle, and other shapes are given about its area.
  package func path(at center: Point, size: Double) -> Path {
    let r = size / 2
    func corner(_ x: Double, _ y: Double) -> Point { Point(center.x + x * r, center.y + y * r) }
    func strokes(_ ends: [(Double, Double)]) -> Path {
      var path = Path()
      for (index, end) in ends.enumerated() {
        let point = corner(end.0, end.1)
        if index.isMultiple(of: 2) { path.move(to: point) } else { path.line(to: point) }
      }
      return path
    }
    return switch self {
    case .circle, .ring: Path(circleAt: center, radius: r)
    case .square:
      Path(polygon: [corner(-0.89, -0.89), corner(0.89, -0.89), corner(0.89, 0.89), corner(-0.89, 0.89)])
    case .triangleUp: Path(polygon: [corner(0, -1.2), corner(1.1, 0.75), corner(-1.1, 0.75)])
    case .triangleDown: Path(polygon: [corner(0, 1.2), corner(1.1, -0.75), corner(-1.1, -0.75)])
    case .triangleLeft: Path(polygon: [corner(-1.2, 0), corner(0.75, -1.1), corner(0.75, 1.1)])
    case .triangleRight: Path(polygon: [corner(1.2, 0), corner(-0.75, 1.1), corner(-0.75, -1.1)])
    case .diamond: Path(polygon: [corner(0, -1.3), corner(1.3, 0), corner(0, 1.3), corner(-1.3, 0)])
    case .cross: strokes([(-0.9, -0.9), (0.9, 0.9), (-0.9, 0.9), (0.9, -0.9)])
    case .plus: strokes([(-1.15, 0), (1.15, 0), (0, -1.15), (0, 1.15)])
    }
  }
}
