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

  /// Returns one picture with the colours of this one by default, and those of `dark` if the reader prefers a dark
  /// page; `nil` if the two differ in more than colours and opacities.
  ///
  /// - Parameters:
  ///   - dark: the same picture in the dark theme, with the same ids.
  ///   - selector: the CSS selector of the picture in its page.
  /// - Returns: the picture, with a style element that holds both sets of colours.
  package func following(_ dark: InlineSVG, in selector: String) -> InlineSVG? {
    let (own, other) = (Self.parts(of: content), Self.parts(of: dark.content))
    guard own.texts == other.texts, own.values.count == other.values.count else { return nil }
    var names: [[String]: String] = [:]
    var variables: [(name: String, values: [String])] = []
    var content = own.texts[0]
    for (index, pair) in zip(own.values, other.values).enumerated() {
      if pair.0 == pair.1 {
        content += pair.0
      } else {
        let values = [pair.0, pair.1]
        let name = names[values, default: "--c\(names.count)"]
        if names.updateValue(name, forKey: values) == nil { variables.append((name, values)) }
        content += "var(\(name))"
      }
      content += own.texts[index + 1]
    }
    func rule(_ theme: Int) -> String {
      "\(selector){" + variables.map { "\($0.name):\($0.values[theme])" }.joined(separator: ";") + "}"
    }
    let style = "<style>\(rule(0))@media screen and (prefers-color-scheme:dark){\(rule(1))}</style>"
    return InlineSVG(viewBox: viewBox, width: width, content: style + content)
  }

  private init(viewBox: String, width: String, content: String) {
    self.viewBox = viewBox
    self.width = width
    self.content = content
  }

  /// Splits a picture into its colours and opacities, and the text between them.
  private static func parts(of content: String) -> (texts: [String], values: [String]) {
    let bytes = Array(content.utf8)
    let leads = ["opacity:", "opacity=\""].map { Array($0.utf8) }
    let rgb = Array("rgb(".utf8)
    var texts: [String] = []
    var values: [String] = []
    var start = 0
    var index = 0
    func take(from begin: Int, to end: Int) {
      texts.append(String(decoding: bytes[start..<begin], as: UTF8.self))
      values.append(String(decoding: bytes[begin..<end], as: UTF8.self))
      (start, index) = (end, end)
    }
    while index < bytes.count {
      let rest = bytes[index...]
      if bytes[index] == rgb[0], rest.starts(with: rgb), let end = rest.firstIndex(of: UInt8(ascii: ")")) {
        take(from: index, to: end + 1)
      } else if bytes[index] == leads[0][0], let lead = leads.first(where: { rest.starts(with: $0) }) {
        let begin = index + lead.count
        let end = bytes[begin...].firstIndex {
          !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0) && $0 != UInt8(ascii: ".")
        }
        take(from: begin, to: end ?? bytes.count)
      } else {
        index += 1
      }
    }
    texts.append(String(decoding: bytes[start...], as: UTF8.self))
    return (texts, values)
  }

  /// Returns the picture with the prefix added to every id and to every reference to one.
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
