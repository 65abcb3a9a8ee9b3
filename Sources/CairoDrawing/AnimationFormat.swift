/// The kinds of moving picture that can be written.
package enum AnimationFormat: String, CaseIterable, Hashable, Sendable {
  /// Graphics Interchange Format 89a: up to 256 colours for what a frame changes, 255 beside the unchanged.
  case gif
  /// Animated WebP, lossless.
  case webp

  /// The format that a file name's extension stands for, in upper or lower case; nil for any other.
  package init?(fileExtension: String) {
    self.init(rawValue: fileExtension.lowercased())
  }
}
