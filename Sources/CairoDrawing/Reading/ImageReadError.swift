/// The reason why the metadata of a picture file cannot be read.
package enum ImageReadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are not a PNG, SVG or PDF file.
  case unknownFormat
  /// The file is truncated, or a part of it is invalid.
  case damaged(String)

  /// What is wrong.
  package var description: String {
    switch self {
    case .unknownFormat: "this is no PNG, SVG or PDF file"
    case .damaged(let what): "the file is damaged: \(what)"
    }
  }
}
