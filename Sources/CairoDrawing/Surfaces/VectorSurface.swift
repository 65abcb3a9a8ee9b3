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
    // The surface is finished before the sink goes, so the sink need not be retained.
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
    // A retained canvas keeps the surface alive; finishing it here prevents writes to a sink that is gone.
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
