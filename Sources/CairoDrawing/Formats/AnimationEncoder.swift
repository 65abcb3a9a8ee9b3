/// Encodes an animation frame by frame.
protocol AnimationEncoder {
  /// A lower bound of the file's size in bytes, as far as it is known.
  var byteCount: Int { get }

  /// Appends a frame that is shown from second `begin` to second `end`; its pixels are 0xFFRRGGBB, row by row.
  mutating func add(_ pixels: [UInt32], from begin: Double, to end: Double) throws(ImageError)

  /// Returns the file; no frame may be added afterwards.
  mutating func finish() throws(ImageError) -> [UInt8]
}
