import CPangoCairo
package import Drawing

/// Renders a drawing to a picture file.
///
/// The same drawing gives the same bytes, as long as fonts and libraries are the same.
package struct ImageRenderer {
  /// The drawing area, in points; one is a CSS pixel, 1/96 of an inch, in every format.
  package var size: Size
  /// The number of pixels per point; PNG only.
  package var scale: Double
  /// The file format.
  package var format: ImageFormat
  /// The background, blended with white in a PNG if it is not opaque.
  package var background: Color
  /// The picture's metadata.
  package var description: ImageDescription

  /// Creates a renderer.
  package init(
    size: Size, scale: Double = 2, format: ImageFormat, background: Color = Color(0xFFFFFF),
    description: ImageDescription = ImageDescription()
  ) {
    self.size = size
    self.scale = scale
    self.format = format
    self.background = background
    self.description = description
  }

  /// Returns the contents of the file.
  ///
  /// `draw` receives the canvas and the measurer for its text.
  ///
  /// - Throws: An `ImageError`, or any error that `draw` throws.
  package func render(_ draw: (any Canvas, any TextMeasurer) throws -> Void) throws -> [UInt8] {
    let sheet = try Page(size: size, scale: scale, background: background, description: description)
    let measurer = try CairoTextMeasurer()
    switch format {
    case .png:
      let bitmap = try Bitmap(size: size, scale: scale, isOpaque: background.opacity > 0)
      try sheet.paint(on: bitmap.surface, medium: .raster(scale: scale), measurer, draw)
      return try PNGFile(bitmap: bitmap, pixelsPerPoint: scale, description: description).bytes
    case .svg:
      let page = try VectorSurface(.svg, size: size)
      try sheet.paint(on: page.surface, medium: .vector, measurer, draw)
      return try SVGFile(drawing: page.finish(), description: description).bytes
    case .pdf:
      // A unit of PDF is 1/72 of an inch.
      let page = try VectorSurface(.pdf, size: Size(size.width * 0.75, size.height * 0.75))
      PDFMetadata(description: description).write(to: page.surface)
      try sheet.paint(on: page.surface, medium: .vector, unit: 0.75, measurer, draw)
      return try PDFFile(page: page.finish(), attachments: description.entries.filter(\.isAttachment)).bytes
    }
  }
}

/// The file formats for pictures.
package enum ImageFormat: String, CaseIterable, Hashable, Sendable {
  /// Pixels: 8-bit RGB, not interlaced.
  case png
  /// Scalable Vector Graphics 1.1, letters as outlines.
  case svg
  /// Portable Document Format, letters as embedded fonts.
  case pdf

  /// Creates the format of a file extension, in upper or lower case, or `nil` if it is unknown.
  package init?(fileExtension: String) {
    self.init(rawValue: fileExtension.lowercased())
  }
}

/// The libraries and the font that determine the bytes of pictures.
package enum DrawingLibraries {
  /// The versions by library, and the font family of text.
  package static var versions: [String: String] {
    [
      "cairo": String(cString: cairo_version_string()), "pango": String(cString: pango_version_string()),
      "font": (try? CairoTextMeasurer())?.fontFamily ?? "",
    ]
  }
}
