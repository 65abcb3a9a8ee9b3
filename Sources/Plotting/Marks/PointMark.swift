package import Drawing

/// Glyphs at points.
package struct PointMark: Mark {
  /// Horizontal positions.
  package let x: [Double]
  /// Vertical positions.
  package let y: [Double]
  /// The colour of the glyphs.
  package let color: Color
  /// The shape.
  package let glyph: Glyph
  /// The diameter, in points.
  package let size: Double
  /// Whether the glyphs are outlines.
  package let isHollow: Bool
  /// How far glyphs are apart at least along the x axis, in the units of the figure; `nil` where all are drawn.
  package let spacing: Double?
  /// The label in the key; `nil` for none.
  package private(set) var label: String?
  /// The x values.
  package let xExtent: DataExtent
  /// The y values.
  package let yExtent: DataExtent

  /// Creates glyphs; values without a partner in the other list are ignored.
  package init(
    x: [Double], y: [Double], color: Color, glyph: Glyph = .circle, size: Double = 6, isHollow: Bool = false,
    spacing: Double? = nil, label: String? = nil
  ) {
    self.x = x
    self.y = y
    self.color = color
    self.glyph = glyph
    self.size = size
    self.isHollow = isHollow
    self.spacing = spacing
    self.label = label
    let count = min(x.count, y.count)
    xExtent = DataExtent(x.prefix(count))
    yExtent = DataExtent(y.prefix(count))
  }

  /// The label beside the glyph.
  package var keyEntry: KeyEntry? { label.map { KeyEntry($0, .glyph(glyph, color)) } }

  /// The glyphs inside the panel; triangles at its edge for values that are infinite, NaN, or off a logarithmic axis.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    shapes.count.total = min(x.count, y.count)
    // Glyphs less than a quarter of a point apart look like one.
    var taken: Set<Point> = []
    let shown = spacing.map { spacing in
      let points = zip(x, y).filter { frame.showsX($0) && frame.showsY($1) }.map { frame.point($0, $1) }
      let places = GlyphPlaces(glyph, spacing: spacing, isHollow: false, in: frame.area)
      return Set(places.chosen(of: points, in: frame.area))
    }
    for (x, y) in zip(x, y) {
      if x.isFinite, !y.isFinite, frame.showsX(x) {
        let edge = y == -Double.infinity ? frame.area.maxY - 4 : frame.area.minY + 4
        let place = Point(frame.x(x), edge)
        if taken.insert(place).inserted {
          let triangle: Glyph = y == -Double.infinity ? .triangleDown : .triangleUp
          shapes.over.append(.glyph(triangle, at: place, size: 7, color: color, edge: frame.theme.background))
        }
      } else if frame.showsX(x), y <= 0, y < frame.y.least {
        let place = Point(frame.x(x), frame.area.maxY - 4)
        if taken.insert(place).inserted {
          shapes.over.append(.glyph(.triangleDown, at: place, size: 7, color: color, edge: frame.theme.background))
        }
      }
      guard frame.showsX(x), frame.showsY(y) else { continue }
      let place = frame.point(x, y)
      guard shown?.contains(place) ?? true else { continue }
      let cell = Point((place.x * 4).rounded() / 4, (place.y * 4).rounded() / 4)
      guard taken.insert(cell).inserted else { continue }
      shapes.over += Shape.glyph(
        glyph, at: place, size: size, color: color, isHollow: isHollow, background: frame.theme.background)
      shapes.obstacles.append([place])
      shapes.count.drawn += 1
    }
    return shapes
  }

  /// The glyphs up to an x value.
  package func part(upTo limit: Double) -> (any Mark)? {
    let kept = zip(x, y).filter { $0.0 <= limit }
    return PointMark(
      x: kept.map(\.0), y: kept.map(\.1), color: color, glyph: glyph, size: size, isHollow: isHollow, spacing: spacing,
      label: label)
  }

  /// The mark with another name for its series.
  package func renamed(_ names: [String: String]) -> any Mark {
    var mark = self
    mark.label = label.map { names[$0] ?? $0 }
    return mark
  }
}
