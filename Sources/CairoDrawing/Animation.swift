/// An animation file, and what was reduced to keep it within the size limit.
package struct Animation: Hashable, Sendable {
  /// The contents of the file.
  package let bytes: [UInt8]
  /// How many of the requested frames the file contains.
  package let frameCount: Int
  /// Pixels per point.
  package let scale: Double
  /// What was reduced to stay within the byte limit, one clause each; empty when nothing was.
  package let notes: [String]
}
