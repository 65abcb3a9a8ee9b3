/// A grid of solid coloured pixels that is drawn as one picture.
public struct Raster: Hashable, Sendable {
  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// Colours as `0xRRGGBB`, row by row from the top left.
  public let pixels: [UInt32]

  /// The pixels; nil unless there are `width` × `height` of them, and at least one.
  public init?(width: Int, height: Int, pixels: [UInt32]) {
    guard width > 0, height > 0, pixels.count == width * height else { return nil }
    self.width = width
    self.height = height
    self.pixels = pixels
  }
}
