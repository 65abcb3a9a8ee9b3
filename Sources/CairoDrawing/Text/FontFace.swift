import CPangoCairo
import Drawing

/// The metrics of one weight of a font family, in ems.
struct FontFace {
  /// The distance from the baseline to the top of the line.
  let ascent: Double
  /// The distance from the baseline to the bottom of the line.
  let descent: Double
  /// The height of an H.
  let capHeight: Double
  /// Whether the font's file could be read; otherwise the metrics are invalid.
  let isReadable: Bool

  init(family: String, weight: TextStyle.Weight, context: PangoContext) {
    // Large enough that rounding to Pango's units (1/1024 point) does not matter.
    let size = 100.0
    let unit = size * Double(PANGO_SCALE)
    let request = FontRequest(family: family, size: size, weight: weight)
    let metrics = request.withDescription { pango_context_get_metrics(context.pointer, $0, nil) }
    ascent = Double(pango_font_metrics_get_ascent(metrics)) / unit
    descent = Double(pango_font_metrics_get_descent(metrics)) / unit
    pango_font_metrics_unref(metrics)

    let layout = pango_layout_new(context.pointer)
    request.withDescription { pango_layout_set_font_description(layout, $0) }
    pango_layout_set_text(layout, "H", 1)
    var ink = PangoRectangle()
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), &ink, nil)
    capHeight = Double(-ink.y) / unit
    isReadable = request.withDescription { description in
      guard let font = pango_context_load_font(context.pointer, description) else { return false }
      defer { g_object_unref(font) }
      return cairo_scaled_font_status(gdplot_scaled_font(font)) == CAIRO_STATUS_SUCCESS
    }
    if let layout { g_object_unref(UnsafeMutableRawPointer(layout)) }
  }
}

/// A font by family, size and weight.
struct FontRequest {
  let family: String
  /// The em size in points.
  let size: Double
  let weight: TextStyle.Weight

  /// Calls `body` with the request as a Pango font description, valid only during the call.
  func withDescription<Result>(_ body: (OpaquePointer?) -> Result) -> Result {
    let description = pango_font_description_new()
    defer { pango_font_description_free(description) }
    pango_font_description_set_family(description, family)
    pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
    let pangoWeight =
      switch weight {
      case .regular: PANGO_WEIGHT_NORMAL
      case .semibold: PANGO_WEIGHT_SEMIBOLD
      case .bold: PANGO_WEIGHT_BOLD
      }
    pango_font_description_set_weight(description, pangoWeight)
    return body(description)
  }
}
