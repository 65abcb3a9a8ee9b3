import CPangoCairo
import Drawing

/// What figures are drawn on: a size that can be drawn, and what lies under the drawing.
struct Sheet {
  private let size: Size
  private let background: Color

  /// A sheet for a file that says this about itself.
  init(size: Size, scale: Double, background: Color, description: ImageDescription) throws(ImageError) {
    guard size.width.isFinite, size.height.isFinite, size.width > 0, size.height > 0 else {
      throw .unusableSize(size)
    }
    guard scale.isFinite, scale > 0 else { throw .unusableScale(scale) }
    for entry in description.entries where !PNGText.allows(key: entry.key) { throw .unusableKey(entry.key) }
    self.size = size
    self.background = background
  }

  /// Covers the surface with the background and with what `draw` draws on the canvas it is given.
  func paint(
    on surface: OpaquePointer?, medium: Medium, _ measurer: CairoTextMeasurer,
    _ draw: (any Canvas, any TextMeasurer) throws -> Void
  ) throws {
    let canvas = CairoCanvas(surface: surface, size: size, medium: medium, measurer: measurer)
    canvas.fill(Path(canvas.bounds), medium == .vector ? background : background.over(Color(0xFFFFFF)))
    try draw(canvas, measurer)
    guard canvas.failure == CAIRO_STATUS_SUCCESS else { throw ImageError(canvas.failure) }
    guard measurer.hasReadableFonts else { throw ImageError.unreadableFont(family: measurer.fontFamily) }
  }
}
