/// A piece of Swift source, as far as finding a type and its name needs it.
enum SourceToken: Equatable {
  /// An identifier or keyword.
  case word(String)
  /// A string literal; `nil` when its text depends on anything else.
  case text(String?)
  /// Any other character that is no space.
  case mark(Unicode.Scalar)

  /// Takes source apart, leaving out comments.
  ///
  /// Works on bytes, not characters, because every start of the program does this to every plugin there is.
  static func tokens(of source: [UInt8]) -> [SourceToken] {
    var tokens: [SourceToken] = []
    var index = 0
    while index < source.count {
      let byte = source[index]
      let next = index + 1 < source.count ? source[index + 1] : 0
      if byte == Byte.slash, next == Byte.slash {
        index = source[index...].firstIndex(where: Byte.isNewline) ?? source.count
      } else if byte == Byte.slash, next == Byte.star {
        index = endOfComment(in: source, from: index)
      } else if byte == Byte.quote {
        let (text, end) = literal(in: source, from: index)
        tokens.append(.text(text))
        index = end
      } else if Byte.isInWord(byte) {
        let end = source[index...].firstIndex { !Byte.isInWord($0) } ?? source.count
        tokens.append(.word(String(decoding: source[index..<end], as: UTF8.self)))
        index = end
      } else {
        if byte > Byte.space { tokens.append(.mark(Unicode.Scalar(byte))) }
        index += 1
      }
    }
    return tokens
  }

  private static func endOfComment(in source: [UInt8], from start: Int) -> Int {
    var depth = 0
    var index = start
    repeat {
      let pair = (source[index], index + 1 < source.count ? source[index + 1] : 0)
      let opens = pair == (Byte.slash, Byte.star)
      let closes = pair == (Byte.star, Byte.slash)
      depth += opens ? 1 : closes ? -1 : 0
      index += opens || closes ? 2 : 1
    } while depth > 0 && index < source.count
    return index
  }

  /// The literal that starts at `start`, and the position behind it.
  private static func literal(in source: [UInt8], from start: Int) -> (text: String?, end: Int) {
    let quotes = source[start...].starts(with: [Byte.quote, Byte.quote, Byte.quote]) ? 3 : 1
    let first = start + quotes
    var index = first
    var isPlain = quotes == 1
    while index < source.count {
      let byte = source[index]
      if byte == Byte.quote, source[index...].prefix(quotes).elementsEqual(repeatElement(Byte.quote, count: quotes)) {
        return (isPlain ? String(decoding: source[first..<index], as: UTF8.self) : nil, index + quotes)
      }
      if quotes == 1, Byte.isNewline(byte) { break }
      if byte == Byte.backslash, index + 1 < source.count {
        isPlain = false
        index = source[index + 1] == Byte.open ? endOfInterpolation(in: source, from: index + 1) : index + 2
      } else {
        index += 1
      }
    }
    return (nil, min(index, source.count))
  }

  private static func endOfInterpolation(in source: [UInt8], from start: Int) -> Int {
    var depth = 0
    var index = start
    while index < source.count {
      switch source[index] {
      case Byte.open: depth += 1
      case Byte.close: depth -= 1
      case Byte.quote:
        index = literal(in: source, from: index).end
        continue
      default: break
      }
      index += 1
      if depth == 0 { break }
    }
    return index
  }

  private enum Byte {
    static let space = UInt8(ascii: " "), slash = UInt8(ascii: "/"), star = UInt8(ascii: "*")
    static let quote = UInt8(ascii: "\""), backslash = UInt8(ascii: "\\")
    static let open = UInt8(ascii: "("), close = UInt8(ascii: ")")

    static func isNewline(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    static func isInWord(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
      // Letters beyond ASCII; whatever else is there, no plugin's name depends on it.
      default: byte >= 0x80
      }
    }
  }
}
