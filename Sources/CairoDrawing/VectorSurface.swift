import CPangoCairo
import Drawing

/// A surface that records paths and writes them as SVG or PDF.
final class VectorSurface {
  enum Kind { case svg, pdf }

  package let surface: OpaquePointer?

  /// The limit along one side, in points: well within Cairo's 24.8-bit coordinates and the limits of viewers and
  /// bitmaps.
  private static let limit = 32_767

  private final class Sink {
    var bytes: [UInt8] = []
  }

  private let sink = Sink()

  /// Creates an empty page of `size` points.
  init(_ kind: Kind, size: Size) throws(ImageError) {
    guard size.width <= Double(Self.limit), size.height <= Double(Self.limit) else {
      throw .tooLarge(width: size.width, height: size.height, limit: Self.limit)
    }
    let write: cairo_write_func_t = { closure, data, count in
      guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
      let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
      sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
      return CAIRO_STATUS_SUCCESS
    }
    // The surface is finished before the sink is released, so the sink need not be retained.
    let closure = Unmanaged.passUnretained(sink).toOpaque()
    switch kind {
    case .svg: surface = cairo_svg_surface_create_for_stream(write, closure, size.width, size.height)
    case .pdf:
      surface = cairo_pdf_surface_create_for_stream(write, closure, size.width, size.height)
      // Later versions may compress the cross-reference table, which attachments extend.
      cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
    }
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else { throw ImageError(status) }
  }

  deinit {
    // A retained canvas keeps the surface alive; finishing it here prevents writes to a released sink.
    cairo_surface_finish(surface)
    cairo_surface_destroy(surface)
  }

  /// Finishes the page and returns the file.
  func finish() throws(ImageError) -> [UInt8] {
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    guard status == CAIRO_STATUS_SUCCESS else { throw ImageError(status) }
    return sink.bytes
  }
}

/// The drawing area of a file, with a validated size, and its background.
struct Page {
  private let size: Size
  private let background: Color

  /// Creates a sheet for a file with this metadata.
  init(size: Size, scale: Double, background: Color, description: ImageDescription) throws(ImageError) {
    guard size.width.isFinite, size.height.isFinite, size.width > 0, size.height > 0 else {
      throw .unusableSize(size)
    }
    guard scale.isFinite, scale > 0 else { throw .unusableScale(scale) }
    for entry in description.entries where !PNGText.allows(key: entry.key) { throw .unusableKey(entry.key) }
    self.size = size
    self.background = background
  }

  /// Paints the background, then the drawing of `draw` on the canvas it receives.
  func paint(
    on surface: OpaquePointer?, medium: OutputMedium, unit: Double = 1, _ measurer: CairoTextMeasurer,
    _ draw: (any Canvas, any TextMeasurer) throws -> Void
  ) throws {
    let canvas = CairoCanvas(surface: surface, size: size, medium: medium, unit: unit, measurer: measurer)
    // Without a background, the page shows through.
    if background.opacity > 0 {
      // The last pixels may be partly covered.
      let paper = canvas.bounds.inset(left: -1, top: -1, right: -1, bottom: -1)
      canvas.fill(Path(paper), medium == .vector ? background : background.over(Color(0xFFFFFF)))
    }
    try draw(canvas, measurer)
    guard canvas.failure == CAIRO_STATUS_SUCCESS else { throw ImageError(canvas.failure) }
    guard measurer.hasReadableFonts else { throw ImageError.unreadableFont(family: measurer.fontFamily) }
  }
}
