import Drawing

/// The bytes of an SVG file: what Cairo wrote, with the description put in.
struct SVGFile {
  let bytes: [UInt8]

  /// `drawing` is the file as Cairo wrote it.
  init(drawing: [UInt8], description: ImageDescription) throws(ImageError) {
    // Cairo writes ASCII only, and no text: letters are outlines.
    let text = String(decoding: drawing, as: UTF8.self)
    guard let start = text.firstRange(of: "<svg"), let end = text[start.upperBound...].firstIndex(of: ">") else {
      throw .encoding("Cairo wrote no SVG")
    }
    // A length without a unit is a CSS pixel, so that a page shows the figure as large as the PNG; with Cairo's `pt` it
    // would be a third larger. LaTeX takes the PDF, where a unit is a point.
    let root = text[start.lowerBound..<end].replacing("pt\"", with: "\"")
    let rest = Self.numberedAnew(text[text.index(after: end)...])
    bytes = Array((text[..<start.lowerBound] + root + ">\n" + Self.elements(for: description) + rest).utf8)
  }

  /// The description as the first elements inside the root, where viewers look for it.
  private static func elements(for description: ImageDescription) -> String {
    var lines: [String] = []
    if !description.title.isEmpty { lines.append("<title>\(escaped(description.title))</title>") }
    if !description.alternativeText.isEmpty { lines.append("<desc>\(escaped(description.alternativeText))</desc>") }
    if !description.entries.isEmpty {
      // The empty name space keeps these elements apart from SVG's own.
      lines.append("<metadata><entries xmlns=\"\">")
      for entry in description.entries {
        lines.append("<entry key=\"\(escaped(entry.key))\">\(escaped(entry.value))</entry>")
      }
      lines.append("</entries></metadata>")
    }
    return lines.joined(separator: "\n")
  }

  /// Cairo counts surfaces for as long as the process lives; here they are counted in the file.
  private static func numberedAnew(_ text: Substring) -> String {
    let name = "surface"
    var numbers: [Substring: Int] = [:]
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var rest = text
    while let found = rest.firstRange(of: name) {
      let number = rest[found.upperBound...].prefix { $0.isASCII && $0.isNumber }
      result += rest[..<found.upperBound]
      if !number.isEmpty {
        let new = numbers[number] ?? numbers.count + 1
        numbers[number] = new
        result += String(new)
      }
      rest = rest[number.endIndex...]
    }
    return result + rest
  }

  /// The text as XML character data; characters that XML cannot hold are left out.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // Parsers turn these into spaces or line feeds unless they are spelled out.
      case "\t", "\r": result += "&#\(scalar.value);"
      case "\n", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
        result.unicodeScalars.append(scalar)
      default: continue
      }
    }
    return result
  }
}
