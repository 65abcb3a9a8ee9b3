import Drawing

/// Chooses the points of a line that have glyphs.
struct GlyphPlaces {
  /// The most points that all have one.
  private static let few = 8

  private let spacing: Double
  /// The position of the first glyph, in shares of the spacing, so that glyphs of different series do not overlap.
  private let phase: Double

  /// Creates positions for a glyph in an area; hollow glyphs lie between the others.
  init(_ glyph: Glyph, spacing: Double?, isHollow: Bool, in area: Rect) {
    self.spacing = spacing ?? max(40, area.width / 6)
    // Steps of three, so that the glyphs of neighbouring series are far apart.
    let turn = (Glyph.cycle.firstIndex(of: glyph) ?? 0) * 3 % Glyph.cycle.count
    let own = Double(turn) / Double(Glyph.cycle.count) * 0.75 + 0.25
    phase = spacing == nil ? (isHollow ? (own + 0.5).truncatingRemainder(dividingBy: 1) : own) : 0
  }

  /// The points of `points`, which lie in `area`, that carry a glyph: every one where they are few or far enough apart.
  func chosen(of points: [Point], in area: Rect) -> [Point] {
    let inside = points.filter { area.inset(left: -0.5, top: -0.5, right: -0.5, bottom: -0.5).contains($0) }
    let isSpacious = zip(inside, inside.dropFirst()).allSatisfy { abs($1.x - $0.x) >= spacing }
    if inside.count <= Self.few || isSpacious { return inside }
    // Points at equal distances carry it at equal distances.
    if let first = inside.first, let last = inside.last, last.x > first.x {
      let gap = (last.x - first.x) / Double(inside.count - 1)
      if zip(inside, inside.dropFirst()).allSatisfy({ abs($1.x - $0.x - gap) < 0.05 * gap }) {
        let stride = Int((spacing / gap).rounded(.up))
        let start = min(stride - 1, Int(phase * Double(stride)))
        return inside.enumerated().filter { $0.offset % stride == start }.map(\.element)
      }
    }
    var next = area.minX + spacing * phase
    return inside.filter { point in
      guard point.x >= next else { return false }
      next += ((point.x - next) / spacing + 1).rounded(.down) * spacing
      return true
    }
  }
}
