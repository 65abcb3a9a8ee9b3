import CPangoCairo

/// The libraries and the font that pictures are drawn with; the bytes of a picture depend on them.
package enum DrawingLibraries {
  /// The versions by library, and the font family of text.
  package static var versions: [String: String] {
    [
      "cairo": String(cString: cairo_version_string()), "pango": String(cString: pango_version_string()),
      "font": (try? CairoTextMeasurer())?.fontFamily ?? "",
    ]
  }
}
