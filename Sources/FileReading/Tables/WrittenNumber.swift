/// A number in a notation other than that of programs: with a decimal comma, marks between thousands, a unit, or an
/// expression around it such as `tensor(0.5)`.
package struct WrittenNumber: Sendable, Equatable {
  /// The decimal mark; the other one may separate thousands.
  package enum DecimalMark: Sendable {
    case point
    case comma
  }

  /// The number, without its unit.
  package let value: Double
  /// The suffix, such as `%`, `ms` or `k`; usually empty.
  package let unit: String

  /// Parses a number; returns `nil` for any other text.
  package init?(_ text: String, decimalMark: DecimalMark) {
    guard text.utf8.count <= 200 else { return nil }
    var scalars = Self.unwrapped(Array(text.unicodeScalars))[...]
    let isNegative = scalars.first == "-" || scalars.first == "\u{2212}"
    if isNegative || scalars.first == "+" { scalars = scalars.dropFirst() }
    if let value = Self.word(scalars) {
      (self.value, unit) = (isNegative ? -value : value, "")
      return
    }
    let body = Self.body(of: scalars)
    scalars = scalars.dropFirst(body.count)
    guard let digits = Self.digits(of: body, decimalMark) else { return nil }
    let exponent = Self.exponent(of: scalars)
    scalars = scalars.dropFirst(exponent.count)
    guard let unit = Self.unit(scalars),
      let value = Double((isNegative ? "-" : "") + digits + (exponent.isEmpty ? "" : "e\(exponent.text.dropFirst())"))
    else { return nil }
    (self.value, self.unit) = (value, unit)
  }

  /// Returns whether the text is a number with either mark.
  package static func isOne(_ text: String) -> Bool {
    WrittenNumber(text, decimalMark: .point) != nil || WrittenNumber(text, decimalMark: .comma) != nil
  }

  /// Returns the decimal mark of a table, from the cells that are unambiguous; `nil` if there are none.
  package static func decimalMark(in texts: some Sequence<String>) -> DecimalMark? {
    var votes = 0
    for text in texts {
      let isPoint = WrittenNumber(text, decimalMark: .point) != nil
      let isComma = WrittenNumber(text, decimalMark: .comma) != nil
      if isPoint != isComma { votes += isComma ? 1 : -1 }
    }
    return votes == 0 ? nil : votes > 0 ? .comma : .point
  }

  // MARK: - Parts

  private typealias Scalars = ArraySlice<Unicode.Scalar>

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func trimmed(_ scalars: Scalars) -> Scalars {
    let end = scalars.lastIndex { !$0.properties.isWhitespace }
    return end.map { scalars[...$0].drop { $0.properties.isWhitespace } } ?? []
  }

  /// Returns the number in `tensor(0.5, device='cuda:0')`, `np.float32(0.5)` and `[0.5]`, and after `numpy=`.
  private static func unwrapped(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var inner = trimmed(scalars[...])
    for _ in 0..<3 {
      guard let first = inner.first, let last = inner.last else { break }
      if first == "[", last == "]" {
        inner = trimmed(inner.dropFirst().dropLast())
      } else if last == ")", let open = inner.firstIndex(of: "("), open > inner.startIndex,
        first.properties.isAlphabetic,
        inner[..<open].allSatisfy({ $0.properties.isAlphabetic || isDigit($0) || $0 == "." || $0 == "_" })
      {
        let content = inner[(open + 1)...].dropLast()
        inner = trimmed(content.first == "[" ? content.prefix { $0 != "]" } + ["]"] : content.prefix { $0 != "," })
      } else if first == "<", last == ">" {
        let parts = String(String.UnicodeScalarView(inner.dropLast())).split(separator: "numpy=")
        guard parts.count == 2 else { break }
        inner = Array(parts[1].unicodeScalars)[...]
      } else {
        break
      }
    }
    return Array(inner)
  }

  private static func word(_ scalars: Scalars) -> Double? {
    guard scalars.count <= 8 else { return nil }
    switch String(String.UnicodeScalarView(scalars)).lowercased() {
    case "nan": return .nan
    case "inf", "infinity", "∞": return .infinity
    default: return nil
    }
  }

  private static let marks: Set<Unicode.Scalar> = [
    ".", ",", "'", "\u{2019}", "_", " ", "\u{A0}", "\u{202F}", "\u{2009}",
  ]

  /// Returns the digits at the start, with single marks between them; a decimal mark may be first or last.
  private static func body(of scalars: Scalars) -> Scalars {
    var end = scalars.startIndex
    while end < scalars.endIndex {
      let isBeforeDigit = end + 1 < scalars.endIndex && isDigit(scalars[end + 1])
      let isPointAtEnd = scalars[end] == "." && end > scalars.startIndex && !isBeforeDigit
      guard isDigit(scalars[end]) || marks.contains(scalars[end]) && (isBeforeDigit || isPointAtEnd) else { break }
      end += 1
      if isPointAtEnd { break }
    }
    return scalars[..<end]
  }

  /// Returns the digits without marks between thousands and with a decimal point; `nil` if the marks are inconsistent.
  private static func digits(of body: Scalars, _ mark: DecimalMark) -> String? {
    let decimal: Unicode.Scalar = mark == .point ? "." : ","
    let parts = body.split(separator: decimal, omittingEmptySubsequences: false)
    guard body.contains(where: isDigit), parts.count <= 2, let whole = parts.first else { return nil }
    let decimals = parts.count == 2 ? parts[1] : []
    guard decimals.allSatisfy(isDigit), let first = whole.first ?? decimals.first, isDigit(first) else { return nil }
    let found = Set(whole.filter { !isDigit($0) })
    if let separator = found.first {
      let groups = whole.split(separator: separator, omittingEmptySubsequences: false)
      guard found.count == 1, (1...3).contains(groups[0].count), groups[0].first != "0",
        groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    func text(_ scalars: Scalars) -> String { String(String.UnicodeScalarView(scalars.filter(isDigit))) }
    return (whole.isEmpty ? "0" : text(whole)) + (decimals.isEmpty ? "" : "." + text(decimals))
  }

  /// Parses `e-03`, or `D-03` as Fortran writes it.
  private static func exponent(of scalars: Scalars) -> (text: String, count: Int, isEmpty: Bool) {
    var end = scalars.startIndex
    guard let letter = scalars.first, ["e", "E", "d", "D"].contains(letter) else { return ("", 0, true) }
    end += 1
    if end < scalars.endIndex, scalars[end] == "-" || scalars[end] == "+" { end += 1 }
    let firstDigit = end
    while end < scalars.endIndex, isDigit(scalars[end]) { end += 1 }
    guard end > firstDigit else { return ("", 0, true) }
    return (String(String.UnicodeScalarView(scalars[..<end])), end - scalars.startIndex, false)
  }

  private static func unit(_ scalars: Scalars) -> String? {
    let unit = trimmed(scalars)
    let others: Set<Unicode.Scalar> = ["%", "‰", "°", "/", "²", "³", "µ", "$", "€"]
    guard unit.count <= 8, unit.allSatisfy({ $0.properties.isAlphabetic || others.contains($0) }) else { return nil }
    return String(String.UnicodeScalarView(unit))
  }
}
