package import Drawing

/// The metadata of a picture file, read from its bytes.
///
/// The file is untrusted input: memory grows with its actual contents, not with the sizes it claims.
package struct ImageEntries: Sendable {
  /// The largest size of one decompressed entry, in bytes.
  static let limit = 1 << 28

  /// The file format.
  package let format: ImageFormat
  /// The entries, in the order of the file.
  package let entries: [ImageDescription.Entry]

  /// Reads the metadata that ``ImageRenderer`` wrote.
  ///
  /// - Throws: ``ImageReadError`` for other formats, and for damaged files.
  package init(of file: [UInt8]) throws(ImageReadError) {
    if file.starts(with: PNGEntries.signature) {
      format = .png
      entries = try PNGEntries.read(file)
    } else if file.starts(with: Array("%PDF-".utf8)) {
      format = .pdf
      entries = try PDFEntries.read(file)
    } else if SVGEntries.isSVG(file) {
      format = .svg
      entries = try SVGEntries.read(file)
    } else {
      throw .unknownFormat
    }
  }

  /// The first entry with this key.
  package subscript(key: String) -> String? { entries.first { $0.key == key }?.value }
}

/// The reason why the metadata of a picture file cannot be read.
package enum ImageReadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bytes are not a PNG, SVG or PDF file.
  case unknownFormat
  /// The file is truncated, or a part of it is invalid.
  case damaged(String)

  /// The problem.
  package var description: String {
    switch self {
    case .unknownFormat: "this is no PNG, SVG or PDF file"
    case .damaged(let what): "the file is damaged: \(what)"
    }
  }
}
