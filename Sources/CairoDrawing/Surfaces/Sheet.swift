import CPangoCairo
import Drawing

/// The drawing area of a file, with a validated size, and its background.
struct Sheet {
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

  /// Paints the background, then what `draw` draws on the canvas it receives.
  func paint(
    on surface: OpaquePointer?, medium: Medium, unit: Double = 1, _ measurer: CairoTextMeasurer,
    _ draw: (any Canvas, any TextMeasurer) throws -> Void
  ) throws {
    let canvas = CairoCanvas(surface: surface, size: size, medium: medium, unit: unit, measurer: measurer)
    // With no background at all the page shows through.
    if background.opacity > 0 {
      // The last pixels may be covered in part.
      let paper = canvas.bounds.inset(left: -1, top: -1, right: -1, bottom: -1)
      canvas.fill(Path(paper), medium == .vector ? background : background.over(Color(0xFFFFFF)))
    }
    try draw(canvas, measurer)
    guard canvas.failure == CAIRO_STATUS_SUCCESS else { throw ImageError(canvas.failure) }
    guard measurer.hasReadableFonts else { throw ImageError.unreadableFont(family: measurer.fontFamily) }
  }
}
