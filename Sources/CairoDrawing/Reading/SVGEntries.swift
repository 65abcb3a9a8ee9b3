import Drawing

/// Reads the entries in the metadata of an SVG file.
enum SVGEntries {
  static func isSVG(_ file: [UInt8]) -> Bool {
    String(decoding: file.prefix(4_096), as: UTF8.self).contains("<svg")
  }

  static func read(_ file: [UInt8]) throws(ImageReadError) -> [ImageDescription.Entry] {
    guard let start = file[...].firstPlace(of: "<metadata><entries xmlns=\"\">") else { return [] }
    guard let end = file[start.upperBound...].firstPlace(of: "</entries>") else {
      throw .damaged("its metadata does not end")
    }
    var entries: [ImageDescription.Entry] = []
    var rest = file[start.upperBound..<end.lowerBound]
    while let open = rest.firstPlace(of: "<entry key=\"") {
      guard let quote = rest[open.upperBound...].firstIndex(of: UInt8(ascii: "\"")),
        let bracket = rest[quote...].firstIndex(of: UInt8(ascii: ">")),
        let close = rest[bracket...].firstPlace(of: "</entry>")
      else { throw .damaged("an entry of its metadata does not end") }
      let key = unescaped(rest[open.upperBound..<quote])
      let content = rest[(bracket + 1)..<close.lowerBound]
      if rest[quote..<bracket].firstPlace(of: "zlib,base64") != nil {
        guard let bytes = Base64.bytes(String(decoding: content, as: UTF8.self)),
          let value = Deflate.unpacked(bytes[...], atMost: ImageEntries.limit)
        else { throw .damaged("the entry '\(key)' cannot be unpacked") }
        entries.append(.init(key, String(decoding: value, as: UTF8.self), isAttachment: true))
      } else {
        entries.append(.init(key, unescaped(content)))
      }
      rest = rest[close.upperBound...]
    }
    return entries
  }

  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(UInt8(ascii: "&")) else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#9;", with: "\t").replacing("&#13;", with: "\r").replacing("&amp;", with: "&")
  }
}
