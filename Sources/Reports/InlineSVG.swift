/// An SVG picture for embedding in a page: without the parts that only a file needs, and with unique ids.
package struct InlineSVG {
  /// The value of the attribute `viewBox`.
  package let viewBox: String
  /// Its width, in points.
  package let width: String
  /// The contents of the element `svg`.
  package let content: String

  /// Reads the bytes of an SVG file; `nil` if they are not a picture with the expected structure.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - prefix: the prefix of the ids in this picture, different for each picture of a page.
  package init?(_ bytes: [UInt8], prefix: String) {
    guard let opening = Self.place(of: "<svg", in: bytes, from: 0),
      let openingEnd = bytes[opening...].firstIndex(of: UInt8(ascii: ">")),
      let closing = Self.place(of: "</svg>", in: bytes, from: max(openingEnd, bytes.count - 16)),
      let viewBox = Self.value(of: "viewBox", in: bytes[opening..<openingEnd]),
      let width = Self.value(of: "width", in: bytes[opening..<openingEnd])
    else { return nil }
    self.viewBox = viewBox
    self.width = width
    var start = openingEnd + 1
    // Browsers show the title as a tooltip over the whole picture; data and recipe stay in the file.
    for name in ["title", "desc", "metadata"] {
      guard let found = Self.place(of: "<\(name)>", in: bytes, from: start), found - start < 2,
        let end = Self.place(of: "</\(name)>", in: bytes, from: found)
      else { continue }
      start = end + name.utf8.count + 3
    }
    guard start <= closing else { return nil }
    content = String(decoding: Self.renamed(bytes[start..<closing], prefix: Array(prefix.utf8)), as: UTF8.self)
  }

  /// Returns the picture with the prefix added to every id and every reference to one.
  private static func renamed(_ bytes: ArraySlice<UInt8>, prefix: [UInt8]) -> [UInt8] {
    let leads = [" id=\"", "href=\"#", "url(#"].map { Array($0.utf8) }
    let ends = Set(leads.compactMap(\.last))
    var renamed: [UInt8] = []
    renamed.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      renamed.append(byte)
      guard ends.contains(byte), leads.contains(where: { renamed.suffix($0.count).elementsEqual($0) }) else { continue }
      renamed += prefix
    }
    return renamed
  }

  private static func value(of attribute: String, in bytes: ArraySlice<UInt8>) -> String? {
    let lead = " \(attribute)=\""
    let bytes = Array(bytes)
    guard let found = place(of: lead, in: bytes, from: 0) else { return nil }
    let rest = bytes.dropFirst(found + lead.utf8.count)
    return rest.firstIndex(of: UInt8(ascii: "\"")).map { String(decoding: rest[..<$0], as: UTF8.self) }
  }

  private static func place(of text: String, in bytes: [UInt8], from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    guard start <= bytes.count - wanted.count else { return nil }
    return (start...bytes.count - wanted.count).first { at in
      bytes[at] == wanted[0] && bytes[at..<at + wanted.count].elementsEqual(wanted)
    }
  }
}
