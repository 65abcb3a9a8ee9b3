/// The contents of a table cell.
package enum CellContent: Equatable, Sendable {
  /// A finite number, correctly rounded.
  case number(Double)
  /// An empty cell, or a word for a missing value.
  case missing
  /// The word NaN, which means missing in tables and not a number in logs.
  case nan
  /// A signed infinity, or a number too large for a double.
  case infinite(Double)
  /// Anything else.
  case text

  /// Whether the cell is a missing value in a table.
  package var isMissing: Bool { self == .missing || self == .nan }

  private static let wordsForMissing: Set<String> = ["", "na", "n/a", "null", "?"]
  private static let wordsForInfinite: Set<String> = ["inf", "infinity"]
  // The C library's on Linux and macOS; `nan(ind)` and `1.#IND00` are Microsoft's.
  private static let wordsForNaN = ["nan", "1.#ind", "1.#qnan", "1.#snan"]

  // These are exact, so a product or quotient with an exact number is rounded once, hence correctly (Clinger 1990).
  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// Parses a cell, ignoring spaces at the ends of a quoted one.
  package init(_ cell: RecordScanner.Cell, in bytes: [UInt8]) {
    var (start, end) = (cell.start, cell.end)
    while start < end, bytes[start] == UInt8(ascii: " ") { start += 1 }
    while start < end, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    self.init(bytes, from: start, to: end)
  }

  /// Parses the bytes from `start` up to `end`; spaces among them are text.
  package init(_ bytes: [UInt8], from start: Int, to end: Int) {
    var index = start
    var isNegative = false
    if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    var digits: UInt64 = 0
    var exponent = 0
    let firstDigit = index
    while index < end, let digit = Self.digit(bytes[index]) {
      digits = digits &* 10 &+ UInt64(digit)
      index += 1
    }
    var digitCount = index - firstDigit
    if index < end, bytes[index] == UInt8(ascii: ".") {
      index += 1
      let firstDecimal = index
      while index < end, let digit = Self.digit(bytes[index]) {
        digits = digits &* 10 &+ UInt64(digit)
        index += 1
      }
      exponent = firstDecimal - index
      digitCount -= exponent
    }
    guard digitCount > 0 else {
      self = Self.word(bytes, from: start, to: end)
      return
    }
    if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      var exponentIsNegative = false
      if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
        exponentIsNegative = bytes[index] == UInt8(ascii: "-")
        index += 1
      }
      let firstExponentDigit = index
      var written = 0
      while index < end, let digit = Self.digit(bytes[index]) {
        // The slow path handles larger values; the sum only must not overflow.
        written = min(written * 10 + Int(digit), 1_000_000)
        index += 1
      }
      guard index > firstExponentDigit else {
        self = .text
        return
      }
      exponent += exponentIsNegative ? -written : written
    }
    guard index == end else {
      self = Self.word(bytes, from: start, to: end)
      return
    }

    // Nineteen digits never overflow.
    if digitCount <= 19, digits <= 1 << 53, exponent.magnitude <= 22 {
      let power = Self.powersOfTen[Int(exponent.magnitude)]
      let value = exponent < 0 ? Double(digits) / power : Double(digits) * power
      self = .number(isNegative ? -value : value)
    } else if let value = Double(String(decoding: bytes[start..<end], as: UTF8.self)) {
      self = value.isFinite ? .number(value) : .infinite(value)
    } else {
      self = .text
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    let digit = byte &- UInt8(ascii: "0")
    return digit < 10 ? digit : nil
  }

  private static func word(_ bytes: [UInt8], from start: Int, to end: Int) -> CellContent {
    // No word is longer, but a text may be.
    guard end - start <= 24 else { return .text }
    let word = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    if wordsForMissing.contains(word) { return .missing }
    let isNegative = word.hasPrefix("-")
    let bare = isNegative || word.hasPrefix("+") ? String(word.dropFirst()) : word
    if wordsForInfinite.contains(bare) || bare.hasPrefix("1.#inf") {
      return .infinite(isNegative ? -.infinity : .infinity)
    }
    return wordsForNaN.contains { bare == $0 || bare.hasPrefix($0 + "(") || bare.hasPrefix($0 + "0") } ? .nan : .text
  }
}
