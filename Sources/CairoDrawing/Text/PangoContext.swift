import CPangoCairo
import Drawing

/// The fonts of this machine and the settings of text layout.
final class PangoContext {
  let pointer: OpaquePointer?

  /// Silences Pango's warnings, because the conditions they report end the drawing with an `ImageError`.
  private static let withoutWarnings: Void = g_log_set_writer_func(
    { level, fields, count, data in
      level == G_LOG_LEVEL_WARNING ? G_LOG_WRITER_HANDLED : g_log_writer_default(level, fields, count, data)
    }, nil, nil)

  init() {
    Self.withoutWarnings
    pointer = pango_font_map_create_context(pango_cairo_font_map_get_default())
    // Layout must not depend on the scale or the format: positions are not rounded to pixels, and no surface is
    // consulted.
    pango_context_set_round_glyph_positions(pointer, 0)
    let options = cairo_font_options_create()
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(pointer, options)
    cairo_font_options_destroy(options)
    // The user's locale must not affect the choice of fonts and glyph variants.
    pango_context_set_language(pointer, pango_language_from_string("en"))
    pango_context_set_base_dir(pointer, PANGO_DIRECTION_WEAK_LTR)
  }

  deinit {
    if let pointer { g_object_unref(UnsafeMutableRawPointer(pointer)) }
  }

  /// Returns the first of these families that is installed.
  func firstInstalled(of families: [String]) -> String? {
    families.first { family(matching: $0) == $0 }
  }

  /// Returns the family that fontconfig substitutes for `family`; `nil` without any font.
  func family(matching family: String) -> String? {
    let request = FontRequest(family: family, size: 12, weight: .regular)
    guard let font = request.withDescription({ pango_context_load_font(pointer, $0) }) else { return nil }
    defer { g_object_unref(font) }
    guard let found = pango_font_describe(font) else { return nil }
    defer { pango_font_description_free(found) }
    return pango_font_description_get_family(found).map { String(cString: $0) }
  }
}
