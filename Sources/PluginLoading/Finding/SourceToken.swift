/// A token of Swift source, in as much detail as finding a type, its name and its settings requires.
enum SourceToken: Equatable {
  /// An identifier or keyword.
  case word(String)
  /// A string literal; `nil` when it has several lines, escapes or interpolations.
  case text(String?)
  /// Any other character that is not white space.
  case mark(Unicode.Scalar)

  /// Splits source into tokens, without comments.
  ///
  /// Works on bytes instead of characters, because every search for a name scans every plugin; and without recursion,
  /// because untrusted source may be nested to any depth.
  static func tokens(of source: [UInt8]) -> [SourceToken] {
    source.withUnsafeBufferPointer { bytes in
      var reader = Reader(bytes)
      reader.readAll()
      return reader.tokens
    }
  }

  /// The context of the reader, other than plain code outside of literals.
  private enum Place {
    /// In a literal of one or three quotes, with number signs around them.
    case literal(quotes: Int, signs: Int)
    /// In `\(…)`, with this many parentheses still open.
    case interpolation(open: Int)
  }

  private struct Reader {
    private let source: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var places: [Place] = []
    /// The start of the outermost literal, and whether it has no escapes or interpolations so far.
    private var outermost = (start: 0, isPlain: true)
    private(set) var tokens: [SourceToken] = []

    init(_ source: UnsafeBufferPointer<UInt8>) { self.source = source }

    mutating func readAll() {
      while index < source.count {
        switch places.last {
        case .literal(let quotes, let signs): readInLiteral(quotes: quotes, signs: signs)
        case .interpolation(let open): readInInterpolation(open: open)
        case nil: readCode()
        }
      }
      // An unterminated literal still counts as a literal.
      if !places.isEmpty { tokens.append(.text(nil)) }
    }

    private mutating func readCode() {
      let byte = source[index]
      if skipComment() || openLiteral() { return }
      if Byte.isInWord(byte) {
        let start = index
        while index < source.count, Byte.isInWord(source[index]) { index += 1 }
        tokens.append(.word(String(decoding: source[start..<index], as: UTF8.self)))
      } else {
        if byte > Byte.space { tokens.append(.mark(Unicode.Scalar(byte))) }
        index += 1
      }
    }

    private mutating func readInInterpolation(open: Int) {
      if skipComment() || openLiteral() { return }
      let change = source[index] == Byte.open ? 1 : source[index] == Byte.close ? -1 : 0
      index += 1
      if change != 0 { places[places.count - 1] = .interpolation(open: open + change) }
      if open + change == 0 { places.removeLast() }
    }

    private mutating func readInLiteral(quotes: Int, signs: Int) {
      let byte = source[index]
      if byte == Byte.quote, count(of: Byte.quote, from: index, upTo: quotes) == quotes,
        count(of: Byte.sign, from: index + quotes, upTo: signs) == signs
      {
        closeLiteral(isPlain: outermost.isPlain && quotes == 1)
        index += quotes + signs
      } else if quotes == 1, Byte.isNewline(byte) {
        closeLiteral(isPlain: false)
      } else if byte == Byte.backslash, count(of: Byte.sign, from: index + 1, upTo: signs) == signs {
        outermost.isPlain = false
        index += 1 + signs
        if index < source.count, source[index] == Byte.open {
          places.append(.interpolation(open: 0))
        } else {
          index += 1
        }
      } else {
        index += 1
      }
    }

    private mutating func openLiteral() -> Bool {
      let signs = count(of: Byte.sign, from: index, upTo: .max)
      let first = index + signs
      guard first < source.count, source[first] == Byte.quote else {
        // The signs are skipped together, so that the time is linear in their number.
        if signs > 1 { index += signs - 1 }
        return false
      }
      let quotes = count(of: Byte.quote, from: first, upTo: 3) == 3 ? 3 : 1
      index = first + quotes
      if places.isEmpty { outermost = (index, true) }
      places.append(.literal(quotes: quotes, signs: signs))
      return true
    }

    private mutating func closeLiteral(isPlain: Bool) {
      places.removeLast()
      guard places.isEmpty else { return }
      tokens.append(.text(isPlain ? String(decoding: source[outermost.start..<index], as: UTF8.self) : nil))
    }

    private mutating func skipComment() -> Bool {
      guard source[index] == Byte.slash, index + 1 < source.count else { return false }
      if source[index + 1] == Byte.slash {
        while index < source.count, !Byte.isNewline(source[index]) { index += 1 }
        return true
      }
      guard source[index + 1] == Byte.star else { return false }
      var depth = 0
      repeat {
        let (byte, next) = (source[index], index + 1 < source.count ? source[index + 1] : 0)
        let opens = byte == Byte.slash && next == Byte.star
        let closes = byte == Byte.star && next == Byte.slash
        depth += opens ? 1 : closes ? -1 : 0
        index += opens || closes ? 2 : 1
      } while depth > 0 && index < source.count
      return true
    }

    private func count(of byte: UInt8, from start: Int, upTo limit: Int) -> Int {
      var count = 0
      while count < limit, start + count < source.count, source[start + count] == byte { count += 1 }
      return count
    }
  }

  private enum Byte {
    static let space = UInt8(ascii: " "), slash = UInt8(ascii: "/"), star = UInt8(ascii: "*")
    static let quote = UInt8(ascii: "\""), backslash = UInt8(ascii: "\\"), sign = UInt8(ascii: "#")
    static let open = UInt8(ascii: "("), close = UInt8(ascii: ")")

    static func isNewline(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    static func isInWord(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
      // Letters beyond ASCII, and other such characters too, which affects no plugin's name.
      default: byte >= 0x80
      }
    }
  }
}
