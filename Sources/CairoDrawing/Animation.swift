/// A moving picture, and how it was made to fit.
package struct Animation: Hashable, Sendable {
  /// The file.
  package let bytes: [UInt8]
  /// How many of the frames that were asked for are in it.
  package let frameCount: Int
  /// Pixels a point.
  package let scale: Double
  /// What was given up to stay within the limit of bytes, a clause each; empty when nothing was.
  package let notes: [String]
}
