package import FileReading

/// Parses JSON values one by one (RFC 8259, and the three words that Python writes for non-finite numbers).
package struct JSONScanner {
  private let bytes: [UInt8]
  /// The position of the next byte.
  private(set) var position: Int

  /// The largest depth of nested values; deeper ones would overflow the stack.
  private static let depthLimit = 200

  /// Creates a scanner of UTF-8 text.
  package init(_ text: UTF8Text) {
    bytes = text.bytes
    position = text.start
  }

  /// Creates a scanner of bytes of UTF-8 text.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = 0
  }

  /// Skips white space; returns whether anything follows.
  mutating func hasMore() -> Bool {
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    return position < bytes.count
  }

  /// Returns the line of a byte, from 1.
  func line(of position: Int) -> Int { 1 + bytes[..<min(position, bytes.count)].count { $0 == UInt8(ascii: "\n") } }

  /// Returns the position after the end of the line of a position.
  func endOfLine(from position: Int) -> Int {
    bytes[min(position, bytes.count)...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
  }

  /// Returns whether only white space follows a position.
  func isLast(from position: Int) -> Bool { bytes[min(position, bytes.count)...].allSatisfy(Self.isSpace) }

  /// Parses the next value.
  package mutating func value() throws(JSONFault) -> JSONValue { try value(depth: 0) }

  private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    guard hasMore() else { throw cutOff() }
    guard depth < Self.depthLimit else { throw fault("it is nested deeper than \(Self.depthLimit) values") }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    default: return try word()
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    guard hasMore() else { throw cutOff() }
    if take("}") { return .object(members) }
    while true {
      guard hasMore() else { throw cutOff() }
      guard bytes[position] == UInt8(ascii: "\"") else { throw fault("a name in quotes is needed") }
      let name = try string()
      guard hasMore() else { throw cutOff() }
      guard take(":") else { throw fault("a colon is needed after a name") }
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
      guard hasMore() else { throw cutOff() }
      if take("}") { return .object(members) }
      guard take(",") else { throw fault("a comma or } is needed") }
    }
  }

  private mutating func array(depth: Int) throws(JSONFault) -> JSONValue {
    position += 1
    var values: [JSONValue] = []
    guard hasMore() else { throw cutOff() }
    if take("]") { return .array(values) }
    while true {
      values.append(try value(depth: depth + 1))
      guard hasMore() else { throw cutOff() }
      if take("]") { return .array(values) }
      guard take(",") else { throw fault("a comma or ] is needed") }
    }
  }

  private mutating func string() throws(JSONFault) -> String {
    position += 1
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
      case UInt8(ascii: "\\"):
        return try stringWithEscapes(from: start)
      case 0..<0x20:
        throw fault("a line ends inside quotes")
      default:
        position += 1
      }
    }
    throw cutOff()
  }

  private mutating func stringWithEscapes(from start: Int) throws(JSONFault) -> String {
    var text = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard position < bytes.count else { throw cutOff() }
        let letter = bytes[position]
        position += 1
        switch letter {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try escapedCharacter()).utf8)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        default: throw fault("there is no escape \\\(Character(Unicode.Scalar(letter)))")
        }
      case 0..<0x20:
        throw fault("a line ends inside quotes")
      default:
        text.append(byte)
      }
    }
    throw cutOff()
  }

  /// Parses `\u` and four digits, or a surrogate pair of them; half a pair becomes the replacement character.
  private mutating func escapedCharacter() throws(JSONFault) -> Character {
    let first = try hexadecimal()
    var code = UInt32(first)
    if (0xD800..<0xDC00).contains(first), bytes[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) {
      let before = position
      position += 2
      let second = try hexadecimal()
      if (0xDC00..<0xE000).contains(second) {
        code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
      } else {
        position = before
      }
    }
    return Character(Unicode.Scalar(code) ?? "\u{FFFD}")
  }

  private mutating func hexadecimal() throws(JSONFault) -> UInt16 {
    guard position + 4 <= bytes.count else {
      position = bytes.count
      throw cutOff()
    }
    guard let value = UInt16(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16) else {
      throw fault("four digits in base 16 are needed after \\u")
    }
    position += 4
    return value
  }

  private mutating func word() throws(JSONFault) -> JSONValue {
    let start = position
    while position < bytes.count, Self.isInWord(bytes[position]) { position += 1 }
    let first = start < position ? bytes[start] : 0
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "N") || first == UInt8(ascii: "I")
      || (0x30...0x39).contains(first)
    {
      switch CellContent(bytes, from: start, to: position) {
      case .number(let value), .infinite(let value): return .number(value)
      case .nan: return .number(.nan)
      case .missing, .text: break
      }
    }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      if position == bytes.count { throw cutOff() }
      position = start
      throw fault(word.isEmpty ? "a value is needed" : "'\(word.prefix(20))' is no value")
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private func fault(_ what: String) -> JSONFault { JSONFault(position: position, what: what, isCutOff: false) }

  private func cutOff() -> JSONFault {
    JSONFault(position: position, what: "the text ends inside a value", isCutOff: true)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func isInWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): true
    default: false
    }
  }
}
