/// The file formats for animations.
package enum AnimationFormat: String, CaseIterable, Hashable, Sendable {
  /// Graphics Interchange Format 89a: up to 256 colours in the first frame, and 255 for the changes in each later one.
  case gif
  /// Animated WebP, lossless.
  case webp

  /// Creates the format for a file extension, in upper or lower case; `nil` for an unknown one.
  package init?(fileExtension: String) {
    self.init(rawValue: fileExtension.lowercased())
  }
}
