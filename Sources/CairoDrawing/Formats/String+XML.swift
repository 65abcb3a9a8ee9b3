extension String {
  /// The text as XML character data; characters that XML cannot hold are left out.
  var escapedForXML: String {
    var result = ""
    for scalar in unicodeScalars {
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
