/// The end of a PDF file, which says where its objects are.
struct PDFTail {
  /// The highest object number plus one.
  let size: Int
  /// The object number of the catalog.
  let root: Int
  /// The object number of the document information; `nil` without one.
  let info: Int?
  /// The offset of the cross-reference table.
  let table: Int

  /// Reads the end of a file with a plain-text cross-reference table; `nil` without one.
  init?(of file: [UInt8]) {
    let end = String(decoding: file.suffix(1_024), as: UTF8.self)
    guard let trailer = end.ranges(of: "trailer").last.map({ end[$0.upperBound...] }),
      let size = Self.number(after: "/Size", in: trailer), let root = Self.number(after: "/Root", in: trailer),
      let table = Self.number(after: "startxref", in: trailer)
    else { return nil }
    self.size = size
    self.root = root
    self.table = table
    info = Self.number(after: "/Info", in: trailer)
  }

  /// Returns the contents of the catalog dictionary.
  func catalog(in file: [UInt8]) -> String? {
    // The catalog is small and the last object before the table.
    let end = String(decoding: file.suffix(1 << 16), as: UTF8.self)
    guard let start = end.ranges(of: "\n\(root) 0 obj").last, let open = end[start.upperBound...].firstRange(of: "<<"),
      let close = end[open.upperBound...].firstRange(of: ">>\nendobj")
    else { return nil }
    return end[open.upperBound..<close.lowerBound].split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func number(after key: String, in text: Substring) -> Int? {
    guard let place = text.firstRange(of: key) else { return nil }
    return Int(text[place.upperBound...].drop(while: \.isWhitespace).prefix(while: \.isNumber))
  }
}
