package import Drawing

/// A drawing command.
package enum Shape: Hashable, Sendable {
  /// The inside of a path.
  case fill(Path, Color)
  /// The line along a path.
  case stroke(Path, Stroke)
  /// A picture that fills a rectangle.
  case raster(Raster, Rect)
  /// A glyph of this size in points, with a thin edge in the background's colour that lifts it off what lies below.
  case glyph(Glyph, at: Point, size: Double, color: Color, edge: Color?)
  /// Words at a point.
  case text(RichText, at: Point, style: TextStyle, anchor: TextAnchor)

  /// A glyph that is filled, or an outline around the background.
  static func glyph(
    _ glyph: Glyph, at point: Point, size: Double, color: Color, isHollow: Bool, background: Color
  ) -> [Shape] {
    guard isHollow, !glyph.isOpen else { return [.glyph(glyph, at: point, size: size, color: color, edge: background)] }
    let path = glyph.path(at: point, size: size - 1)
    return [.fill(path, background), .stroke(path, Stroke(color, width: 1.3))]
  }

  func draw(on canvas: any Canvas) {
    switch self {
    case .fill(let path, let color): canvas.fill(path, color)
    case .stroke(let path, let stroke): canvas.stroke(path, stroke)
    case .raster(let raster, let rect): canvas.draw(raster, in: rect)
    case .text(let text, let point, let style, let anchor): canvas.draw(text, at: point, style: style, anchor: anchor)
    case .glyph(let glyph, let point, let size, let color, let edge):
      let path = glyph.path(at: point, size: size)
      let width = max(1.2, size * 0.25)
      if glyph.isOpen {
        if let edge { canvas.stroke(path, Stroke(edge, width: width + 1.5)) }
        canvas.stroke(path, Stroke(color, width: width))
      } else {
        if let edge { canvas.stroke(path, Stroke(edge, width: 1.5)) }
        canvas.fill(path, color)
      }
    }
  }
}
