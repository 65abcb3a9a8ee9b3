/// A moving picture, and how it was made to fit.
public struct Animation: Hashable, Sendable {
  /// The file.
  public let bytes: [UInt8]
  /// How many of the frames that were asked for are in it.
  public let frameCount: Int
  /// Pixels a point.
  public let scale: Double
  /// What was given up to stay within the limit of bytes, a clause each; empty when nothing was.
  public let notes: [String]
}
