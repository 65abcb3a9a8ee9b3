/// Writes a moving picture, a frame after the other.
protocol AnimationEncoder {
  /// Bytes that the file has for certain so far.
  var byteCount: Int { get }

  /// Adds a frame that is shown from one second to another of the animation; its pixels are 0xFFRRGGBB, a row after the
  /// other.
  mutating func add(_ pixels: [UInt32], from begin: Double, to end: Double) throws(ImageError)

  /// The file; nothing may be added to it any more.
  mutating func finish() throws(ImageError) -> [UInt8]
}
