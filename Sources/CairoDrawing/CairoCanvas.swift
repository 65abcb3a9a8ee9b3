import CPangoCairo
import Drawing

/// Draws on a Cairo surface.
final class CairoCanvas: Canvas {
  let size: Size
  let medium: Medium

  private let context: OpaquePointer?
  private let measurer: CairoTextMeasurer

  /// A canvas on the surface, which it scales to the medium.
  init(surface: OpaquePointer?, size: Size, medium: Medium, measurer: CairoTextMeasurer) {
    self.size = size
    self.medium = medium
    self.measurer = measurer
    context = cairo_create(surface)
    if case .raster(let scale) = medium { cairo_scale(context, scale, scale) }
  }

  deinit { cairo_destroy(context) }

  /// What went wrong so far, in Cairo's words.
  var failure: cairo_status_t { cairo_status(context) }

  func fill(_ path: Path, _ color: Color) {
    setSource(color)
    add(path)
    cairo_fill(context)
  }

  func stroke(_ path: Path, _ stroke: Stroke) {
    guard stroke.width.isFinite, stroke.width > 0 else { return }
    setSource(stroke.color)
    cairo_set_line_width(context, stroke.width)
    cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
    let cap =
      switch stroke.cap {
      case .butt: CAIRO_LINE_CAP_BUTT
      case .round: CAIRO_LINE_CAP_ROUND
      case .square: CAIRO_LINE_CAP_SQUARE
      }
    let join =
      switch stroke.join {
      case .miter: CAIRO_LINE_JOIN_MITER
      case .round: CAIRO_LINE_JOIN_ROUND
      case .bevel: CAIRO_LINE_JOIN_BEVEL
      }
    cairo_set_line_cap(context, cap)
    cairo_set_line_join(context, join)
    add(path)
    cairo_stroke(context)
  }

  func draw(_ text: RichText, at point: Point, style: TextStyle, anchor: TextAnchor, degrees: Double) {
    guard !text.isEmpty, point.x.isFinite, point.y.isFinite, degrees.isFinite else { return }
    let line = measurer.line(text, style: style)
    let right: Double =
      switch anchor.horizontal {
      case .start: 0
      case .middle: -line.extent.width / 2
      case .end: -line.extent.width
      }
    let down: Double =
      switch anchor.vertical {
      case .top: line.extent.ascent
      case .middle: measurer.capHeight(of: style) / 2
      case .baseline: 0
      case .bottom: -line.extent.descent
      }
    cairo_save(context)
    cairo_translate(context, point.x, point.y)
    cairo_rotate(context, -degrees * .pi / 180)
    cairo_move_to(context, right, down)
    setSource(style.color)
    line.show(on: context)
    cairo_restore(context)
  }

  func clipped(to rect: Rect, _ body: () throws -> Void) rethrows {
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_rectangle(context, rect.minX, rect.minY, rect.width, rect.height)
    cairo_clip(context)
    try body()
  }

  private func setSource(_ color: Color) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.opacity)
  }

  private func add(_ path: Path) {
    cairo_new_path(context)
    var isPenDown = false
    func put(_ point: Point, _ draw: () -> Void) {
      if isPenDown { draw() } else { cairo_move_to(context, point.x, point.y) }
      isPenDown = true
    }
    for element in path.elements {
      switch element {
      case .move(let point):
        isPenDown = false
        if point.isFinite { put(point) {} }
      case .line(let point):
        if point.isFinite { put(point) { cairo_line_to(context, point.x, point.y) } } else { isPenDown = false }
      case .curve(let control1, let control2, let end):
        if control1.isFinite && control2.isFinite && end.isFinite {
          put(end) { cairo_curve_to(context, control1.x, control1.y, control2.x, control2.y, end.x, end.y) }
        } else {
          isPenDown = false
        }
      case .close:
        if isPenDown { cairo_close_path(context) }
      }
    }
  }
}

extension Point {
  fileprivate var isFinite: Bool { x.isFinite && y.isFinite }
}
