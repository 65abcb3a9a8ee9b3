import CPangoCairo
import Drawing

/// Draws on a Cairo surface.
final class CairoCanvas: Canvas {
  let size: Size
  let medium: OutputMedium

  private let context: OpaquePointer?
  private let measurer: CairoTextMeasurer
  /// The box that coordinates are limited to: far larger than the visible area, and well within Cairo's range.
  private let reach: Rect

  /// The number of vertices per piece.
  ///
  /// Cairo's cost is quadratic for a path that overlaps itself, so longer paths are stroked in pieces.
  private static let piece = 32

  /// Creates a canvas on `surface` and scales it to the medium; `unit` is the length of its unit on vector surfaces.
  init(surface: OpaquePointer?, size: Size, medium: OutputMedium, unit: Double = 1, measurer: CairoTextMeasurer) {
    self.size = size
    self.medium = medium
    self.measurer = measurer
    let margin = max(size.width, size.height)
    reach = Rect(x: 0, y: 0, width: size.width, height: size.height)
      .inset(left: -margin, top: -margin, right: -margin, bottom: -margin)
    context = cairo_create(surface)
    if case .raster(let scale) = medium { cairo_scale(context, scale, scale) } else { cairo_scale(context, unit, unit) }
  }

  deinit { cairo_destroy(context) }

  /// Cairo's status: the first error, if there was one.
  var failure: cairo_status_t { cairo_status(context) }

  func fill(_ path: Path, _ color: Color) {
    guard let color = color.drawable else { return }
    setSource(color)
    add(path.bounded(by: reach))
    cairo_fill(context)
  }

  func stroke(_ path: Path, _ stroke: Stroke) {
    guard let color = stroke.color.drawable, stroke.width.isFinite, stroke.width > 0 else { return }
    let path = path.bounded(by: reach)
    let dash = stroke.drawableDash
    set(stroke)
    setSource(color)
    guard case .raster(let scale) = medium, path.elements.count > 2 * Self.piece else {
      draw([PathPiece(path: path)], dash: dash)
      return
    }
    let pieces = path.pieces(of: Self.piece, overlap: 1 / scale, dashes: !dash.isEmpty)
    if color.opacity < 1 {
      drawStencil(around: path, scale: scale, color) { draw(pieces, dash: dash) }
    } else {
      draw(pieces, dash: dash)
    }
  }

  func draw(_ text: RichText, at point: Point, style: TextStyle, anchor: TextAnchor, degrees: Double) {
    guard let color = style.color.drawable, !text.isEmpty, style.hasSize else { return }
    let line = measurer.line(text, style: style)
    let width = line.extent.width + line.extent.height
    guard degrees.isFinite, reach.inset(left: -width, top: -width, right: -width, bottom: -width).contains(point)
    else { return }
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
    setSource(color)
    line.show(on: context, isExact: medium != .vector)
    cairo_restore(context)
  }

  func draw(_ raster: Raster, in rect: Rect) {
    guard rect.width > 0, rect.height > 0, reach.contains(rect) else { return }
    let surface = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, Int32(clamping: raster.width), Int32(clamping: raster.height))
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface) else {
      return
    }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for row in 0..<raster.height {
      let line = UnsafeMutableRawPointer(data + row * stride)
      for column in 0..<raster.width {
        line.storeBytes(of: raster.pixels[row * raster.width + column], toByteOffset: column * 4, as: UInt32.self)
      }
    }
    cairo_surface_mark_dirty(surface)
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_translate(context, rect.minX, rect.minY)
    cairo_scale(context, rect.width / Double(raster.width), rect.height / Double(raster.height))
    cairo_set_source_surface(context, surface, 0, 0)
    cairo_pattern_set_filter(cairo_get_source(context), CAIRO_FILTER_NEAREST)
    cairo_paint(context)
  }

  func clipped(to rect: Rect, _ body: () throws -> Void) rethrows {
    cairo_save(context)
    defer { cairo_restore(context) }
    // The rectangle becomes an empty path if it is not finite, and then nothing is drawn.
    add(Path(rect).bounded(by: reach))
    cairo_clip(context)
    try body()
  }

  private func draw(_ pieces: [PathPiece], dash: [Double]) {
    for piece in pieces {
      cairo_set_dash(context, dash, Int32(dash.count), piece.start)
      add(piece.path)
      cairo_stroke(context)
    }
  }

  /// Paints a translucent colour once through the mask that `body` strokes, because overlapping pieces would be
  /// visible.
  private func drawStencil(around path: Path, scale: Double, _ color: Color, _ body: () -> Void) {
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_identity_matrix(context)
    add(path)
    var (minX, minY, maxX, maxY) = (0.0, 0.0, 0.0, 0.0)
    cairo_path_extents(context, &minX, &minY, &maxX, &maxY)
    cairo_new_path(context)
    // A mitred corner extends up to ten times half the width, Cairo's limit.
    let reach = cairo_get_line_width(context) * (cairo_get_line_join(context) == CAIRO_LINE_JOIN_MITER ? 5 : 1)
    let left = ((minX - reach) * scale).rounded(.down)
    let top = ((minY - reach) * scale).rounded(.down)
    cairo_rectangle(
      context, left, top, ((maxX + reach) * scale).rounded(.up) - left, ((maxY + reach) * scale).rounded(.up) - top)
    cairo_clip(context)
    cairo_scale(context, scale, scale)
    cairo_push_group_with_content(context, CAIRO_CONTENT_ALPHA)
    setSource(color.withOpacity(1))
    body()
    let stencil = cairo_pop_group(context)
    setSource(color)
    cairo_mask(context, stencil)
    cairo_pattern_destroy(stencil)
  }

  private func setSource(_ color: Color) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.opacity)
  }

  private func set(_ stroke: Stroke) {
    // A stroke wider than the canvas looks the same at any width, and Cairo's coordinates are limited.
    cairo_set_line_width(context, min(stroke.width, 4 * (size.width + size.height)))
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
  }

  private func add(_ path: Path) {
    // Showing text leaves a current point.
    cairo_new_path(context)
    for element in path.elements {
      switch element {
      case .move(let point): cairo_move_to(context, point.x, point.y)
      case .line(let point): cairo_line_to(context, point.x, point.y)
      case .curve(let control1, let control2, let end):
        cairo_curve_to(context, control1.x, control1.y, control2.x, control2.y, end.x, end.y)
      case .close: cairo_close_path(context)
      }
    }
  }
}

extension Color {
  /// The colour; `nil` if it is invisible or not finite.
  fileprivate var drawable: Color? {
    opacity > 0 && [red, green, blue, opacity].allSatisfy(\.isFinite) ? self : nil
  }
}

extension Stroke {
  /// The dash lengths in a form that Cairo accepts, empty for a solid line.
  ///
  /// Invalid lengths, which would make every later Cairo call fail, also give a solid line.
  fileprivate var drawableDash: [Double] {
    // A shorter period looks grey at any resolution and is very slow to draw.
    let shortestPeriod = 0.05
    return dash.allSatisfy { $0.isFinite && $0 >= 0 } && dash.reduce(0, +) >= shortestPeriod ? dash : []
  }
}
