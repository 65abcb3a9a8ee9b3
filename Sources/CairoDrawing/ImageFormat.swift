/// The file formats for pictures.
package enum ImageFormat: String, CaseIterable, Hashable, Sendable {
  /// Pixels: 8-bit RGB, not interlaced.
  case png
  /// Scalable Vector Graphics 1.1, letters as outlines.
  case svg
  /// Portable Document Format, letters as embedded fonts.
  case pdf

  /// Creates the format for a file extension, in upper or lower case; `nil` for an unknown one.
  package init?(fileExtension: String) {
    self.init(rawValue: fileExtension.lowercased())
  }
}
