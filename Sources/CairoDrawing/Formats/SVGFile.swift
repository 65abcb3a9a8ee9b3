import Drawing

/// The bytes of an SVG file: what Cairo wrote, with the description put in.
struct SVGFile {
  let bytes: [UInt8]

  /// `drawing` is the file as Cairo wrote it.
  init(drawing: [UInt8], description: ImageDescription) throws(ImageError) {
    // The root element comes within the first line or two, and has no `>` inside a value.
    let head = String(decoding: drawing.prefix(4_096), as: UTF8.self)
    guard let start = head.firstRange(of: "<svg"), let end = head[start.upperBound...].firstIndex(of: ">") else {
      throw .encoding("Cairo wrote no SVG")
    }
    // A length without a unit is a CSS pixel, so that a page shows the figure as large as the PNG; with Cairo's `pt` it
    // would be a third larger. LaTeX takes the PDF, where a unit is a point.
    let root = head[start.lowerBound..<end].replacing("pt\"", with: "\"")
    let drawn = Self.numberedAnew(drawing[head[...end].utf8.count...], ["surface"])
    // Pixels are text as well; only ids and references have these characters in front. Cairo 1.18 says "source-".
    let rest = Self.numberedAnew(drawn[...], ["\"image", "#image", "\"source-", "#source-"])
    bytes = (head[..<start.lowerBound] + root + ">\n" + (try Self.elements(for: description))).utf8 + rest
  }

  /// The description as the first elements inside the root, where viewers look for it.
  private static func elements(for description: ImageDescription) throws(ImageError) -> String {
    var lines: [String] = []
    if !description.title.isEmpty { lines.append("<title>\(description.title.escapedForXML)</title>") }
    if !description.alternativeText.isEmpty {
      lines.append("<desc>\(description.alternativeText.escapedForXML)</desc>")
    }
    if !description.entries.isEmpty {
      // The empty name space keeps these elements apart from SVG's own.
      lines.append("<metadata><entries xmlns=\"\">")
      for entry in description.entries {
        if entry.isAttachment, entry.value.utf8.count > 4_096 {
          let packed = Base64.text(try Deflate.packed(Array(entry.value.utf8)))
          lines.append("<entry key=\"\(entry.key.escapedForXML)\" encoding=\"zlib,base64\">\(packed)</entry>")
        } else {
          lines.append("<entry key=\"\(entry.key.escapedForXML)\">\(entry.value.escapedForXML)</entry>")
        }
      }
      lines.append("</entries></metadata>")
    }
    return lines.joined(separator: "\n")
  }

  /// Cairo counts surfaces for as long as the process lives; here what has one of `names` is counted in the file.
  private static func numberedAnew(_ text: ArraySlice<UInt8>, _ names: [String]) -> [UInt8] {
    let names = names.map { Array($0.utf8) }
    let initials = Set(names.compactMap(\.first))
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var rest = text
    while let initial = rest.firstIndex(where: initials.contains) {
      result += rest[..<initial]
      rest = rest[initial...]
      guard let name = names.first(where: { rest.starts(with: $0) }) else {
        result.append(rest.removeFirst())
        continue
      }
      let number = rest.dropFirst(name.count).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      result += name
      rest = rest[number.endIndex...]
      guard !number.isEmpty else { continue }
      let new = numbers[number] ?? numbers.count + 1
      numbers[number] = new
      result += String(new).utf8
    }
    return result + rest
  }
}
