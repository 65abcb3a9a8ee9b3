import CPangoCairo

/// The libraries and the font that pictures are drawn with: other ones may give other bytes.
package enum DrawingLibraries {
  /// Versions by name, and the family that text is set in.
  package static var versions: [String: String] {
    [
      "cairo": String(cString: cairo_version_string()), "pango": String(cString: pango_version_string()),
      "font": (try? CairoTextMeasurer())?.fontFamily ?? "",
    ]
  }
}
