/// What stands at the end of a PDF file: where its objects are found.
struct PDFTail {
  /// One more than the highest number of an object.
  let size: Int
  /// The number of the catalog.
  let root: Int
  /// The number of the object that describes the file; `nil` without one.
  let info: Int?
  /// Where the table of objects begins.
  let table: Int

  /// The end of a file with a table in plain text; `nil` where there is none.
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

  /// What stands between the brackets of the catalog.
  func catalog(in file: [UInt8]) -> String? {
    // It is small, and the last object but for the table.
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
