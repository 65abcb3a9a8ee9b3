import CPangoCairo
public import Drawing

/// Turns a drawing into the bytes of a picture file.
///
/// The same drawing gives the same bytes, as long as fonts and libraries are the same.
public struct ImageRenderer {
  /// The drawing area, in points; one point is a CSS pixel in PNG and SVG, 1/72 inch in PDF.
  public var size: Size
  /// Pixels a point; only PNG has pixels.
  public var scale: Double
  /// The kind of file.
  public var format: ImageFormat
  /// What lies under the drawing; in a PNG, white shows through where it is not solid.
  public var background: Color
  /// What the file says about the picture.
  public var description: ImageDescription

  /// A renderer.
  public init(
    size: Size, scale: Double = 2, format: ImageFormat, background: Color = Color(0xFFFFFF),
    description: ImageDescription = ImageDescription()
  ) {
    self.size = size
    self.scale = scale
    self.format = format
    self.background = background
    self.description = description
  }

  /// The bytes of the file with what `draw` draws on the canvas it is given; the measurer measures that canvas's text.
  ///
  /// - Throws: an `ImageError`, or what `draw` throws.
  public func render(_ draw: (any Canvas, any TextMeasurer) throws -> Void) throws -> [UInt8] {
    guard size.width.isFinite, size.height.isFinite, size.width > 0, size.height > 0 else {
      throw ImageError.unusableSize(size)
    }
    guard scale.isFinite, scale > 0 else { throw ImageError.unusableScale(scale) }
    for entry in description.entries where !PNGText.allows(key: entry.key) {
      throw ImageError.unusableKey(entry.key)
    }
    switch format {
    case .png:
      let bitmap = try Bitmap(size: size, scale: scale)
      try paint(on: bitmap.surface, medium: .raster(scale: scale), draw)
      return try PNGFile(bitmap: bitmap, pixelsPerPoint: scale, description: description).bytes
    case .svg:
      let page = try VectorSurface(.svg, size: size)
      try paint(on: page.surface, medium: .vector, draw)
      return try SVGFile(drawing: page.finish(), description: description).bytes
    case .pdf:
      let page = try VectorSurface(.pdf, size: size)
      PDFMetadata(description: description).write(to: page.surface)
      try paint(on: page.surface, medium: .vector, draw)
      return try PDFFile(page: page.finish(), attachments: description.entries.filter(\.isAttachment)).bytes
    }
  }

  private func paint(
    on surface: OpaquePointer?, medium: Medium, _ draw: (any Canvas, any TextMeasurer) throws -> Void
  ) throws {
    let measurer = try CairoTextMeasurer()
    let canvas = CairoCanvas(surface: surface, size: size, medium: medium, measurer: measurer)
    canvas.fill(Path(canvas.bounds), medium == .vector ? background : background.over(Color(0xFFFFFF)))
    try draw(canvas, measurer)
    guard canvas.failure == CAIRO_STATUS_SUCCESS else { throw ImageError(canvas.failure) }
  }
}
