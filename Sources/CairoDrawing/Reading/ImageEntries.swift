package import Drawing

/// What a picture file says about itself, read back from its bytes.
///
/// The file may come from anywhere: nothing in it is trusted, and memory grows with what is there, not with what it claims.
package struct ImageEntries: Sendable {
  /// The most that one entry may unpack to.
  static let limit = 1 << 28

  /// The kind of file.
  package let format: ImageFormat
  /// The entries, in the order they stand in the file.
  package let entries: [ImageDescription.Entry]

  /// Reads what ``ImageRenderer`` wrote.
  ///
  /// - Throws: ``ImageReadError`` for other kinds of file, and for damaged ones.
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
