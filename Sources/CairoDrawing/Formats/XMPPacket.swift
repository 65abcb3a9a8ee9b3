import Drawing

/// A file's metadata as XMP (ISO 16684-1): title and description as Dublin Core, and a list of all other entries.
struct XMPPacket {
  let description: ImageDescription

  /// The packet; empty without metadata.
  var bytes: [UInt8] {
    guard !description.allEntries.isEmpty else { return [] }
    var lines: [String] = []
    if !description.title.isEmpty { lines.append(Self.text("title", description.title)) }
    if !description.alternativeText.isEmpty { lines.append(Self.text("description", description.alternativeText)) }
    if !description.entries.isEmpty {
      lines.append("<e:entries><rdf:Seq>")
      for entry in description.entries {
        lines.append(
          "<rdf:li rdf:parseType=\"Resource\"><e:key>\(entry.key.escapedForXML)</e:key>"
            + "<e:value>\(entry.value.escapedForXML)</e:value></rdf:li>")
      }
      lines.append("</rdf:Seq></e:entries>")
    }
    return Array(
      """
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:e="urn:entries">
      \(lines.joined(separator: "\n"))
      </rdf:Description></rdf:RDF></x:xmpmeta>
      """.utf8)
  }

  private static func text(_ name: String, _ value: String) -> String {
    "<dc:\(name)><rdf:Alt><rdf:li xml:lang=\"x-default\">\(value.escapedForXML)</rdf:li></rdf:Alt></dc:\(name)>"
  }
}

extension String {
  /// The text as XML character data, without the characters that XML does not allow.
  var escapedForXML: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      // Parsers normalize these characters to spaces or line feeds unless they are escaped.
      case "\t", "\r": result += "&#\(scalar.value);"
      case "\n", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
        result.unicodeScalars.append(scalar)
      default: continue
      }
    }
    return result
  }
}
