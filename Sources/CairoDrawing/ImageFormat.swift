/// The kinds of picture file that can be written.
package enum ImageFormat: String, CaseIterable, Hashable, Sendable {
  /// Pixels: 8-bit RGB, not interlaced.
  case png
  /// Scalable Vector Graphics 1.1, letters as outlines.
  case svg
  /// Portable Document Format, letters as embedded fonts.
  case pdf

  /// The format that a file name's extension stands for, in upper or lower case; nil for any other.
  package init?(fileExtension: String) {
    self.init(rawValue: fileExtension.lowercased())
  }
}
