/// Why a picture file did not tell what it says about itself.
package enum ImageReadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are no PNG, SVG or PDF file.
  case unknownFormat
  /// The file ends too early, or a part of it is not what it should be.
  case damaged(String)

  /// What is wrong.
  package var description: String {
    switch self {
    case .unknownFormat: "this is no PNG, SVG or PDF file"
    case .damaged(let what): "the file is damaged: \(what)"
    }
  }
}
