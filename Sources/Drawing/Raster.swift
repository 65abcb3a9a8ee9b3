/// A grid of opaque pixels, drawn as one image.
package struct Raster: Hashable, Sendable {
  /// The number of columns.
  package let width: Int
  /// The number of rows.
  package let height: Int
  /// Colours as `0xRRGGBB`, row by row from the top left.
  package let pixels: [UInt32]

  /// Creates a grid; `nil` unless `pixels` has `width` × `height` elements, at least one.
  package init?(width: Int, height: Int, pixels: [UInt32]) {
    guard width > 0, height > 0, pixels.count == width * height else { return nil }
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}
