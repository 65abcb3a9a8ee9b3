import Drawing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The bytes of an SVG file: Cairo's output with the description inserted.
struct SVGFile {
  let bytes: [UInt8]

  /// Creates the file from Cairo's output, `drawing`.
  init(drawing: [UInt8], description: ImageDescription) throws(ImageError) {
    // The root element starts within the first two lines, and none of its values contains `>`.
    let head = String(decoding: drawing.prefix(4_096), as: UTF8.self)
    guard let start = head.firstRange(of: "<svg"), let end = head[start.upperBound...].firstIndex(of: ">") else {
      throw .encoding("Cairo wrote no SVG")
    }
    // A length without a unit is in CSS pixels, so a page shows the figure at the size of the PNG; with Cairo's `pt` it
    // would be a third larger. LaTeX uses the PDF, where the unit is a point.
    let root = head[start.lowerBound..<end].replacing("pt\"", with: "\"")
    let drawn = Self.numberedAnew(drawing[head[...end].utf8.count...], ["surface"])
    // Embedded pixels are text too, but only ids and references follow these characters. Cairo 1.18 writes "source-".
    let rest = Self.numberedAnew(drawn[...], ["\"image", "#image", "\"source-", "#source-"])
    bytes = (head[..<start.lowerBound] + root + ">\n" + (try Self.elements(for: description))).utf8 + rest
  }

  /// Returns the description as the first elements inside the root, where viewers look for it.
  private static func elements(for description: ImageDescription) throws(ImageError) -> String {
    var lines: [String] = []
    if !description.title.isEmpty { lines.append("<title>\(description.title.escapedForXML)</title>") }
    if !description.alternativeText.isEmpty {
      lines.append("<desc>\(description.alternativeText.escapedForXML)</desc>")
    }
    if !description.entries.isEmpty {
      // The empty namespace separates these elements from SVG's own.
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

  /// Renumbers the ids that begin with one of `names` from the start of the file; Cairo counts surfaces per process.
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

/// Base64 (RFC 4648).
enum Base64 {
  /// Encodes bytes.
  static func text(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

  /// Decodes a text, ignoring white space; returns `nil` if it is not Base64.
  static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    Data(base64Encoded: String(text), options: .ignoreUnknownCharacters).map { [UInt8]($0) }
  }
}
