/// A number as text.
///
/// Its description belongs in sentences and figures: with a true minus sign (U+2212), commas between thousands, powers of ten
/// as in 2.5×10⁻⁷, ∞ and NaN. Whatever may be typed again, or is read by a program, takes ``plain``.
package struct NumberText: CustomStringConvertible, Sendable {
  /// The number of digits and the notation.
  package enum Style: Hashable, Sendable {
    /// All digits needed to parse the same number, without an exponent if possible.
    case exact
    /// This many significant digits, including trailing zeros, for measured values.
    case digits(Int)
    /// This many significant digits, but all of an integer.
    case digitsUnlessWhole(Int)
    /// At most this many significant digits, without trailing zeros, for positions and settings.
    case short(Int)
    /// This many digits after the decimal point.
    case places(Int)
    /// A learning rate: all of its digits if they are few, otherwise at most four.
    case rate
    /// A step size: like a rate, but with an exponent for very small or large values, as in `1e-6`.
    case stepSize
    /// A percentage with one digit after the point.
    case percent
    /// A percentage with one digit after the point, omitted if it is 0.
    case shortPercent
  }

  /// The text in ASCII, without commas, and with `nan` and `inf`.
  package let plain: String
  private let isPercentage: Bool

  /// Creates the text of a number.
  package init(_ value: Double, _ style: Style = .exact) {
    isPercentage = style == .percent || style == .shortPercent
    plain = (value.isFinite ? Self.text(of: value, style) : String(value)) + (isPercentage ? " %" : "")
  }

  /// The text for sentences and figures, with a non-breaking space before a percent sign.
  package var description: String {
    let number = isPercentage ? plain.dropLast(2) : plain[...]
    let unit = isPercentage ? "\u{A0}%" : ""
    switch number {
    case "nan", "-nan": return "NaN"
    case "inf": return "∞" + unit
    case "-inf": return "\u{2212}∞" + unit
    default: break
    }
    guard !number.contains("e") else { return number.withPower + unit }
    let whole = number.prefix { $0 != "." }
    return whole.groupingThousands.replacing("-", with: "\u{2212}") + number[whole.endIndex...] + unit
  }

  private static func text(of value: Double, _ style: Style) -> String {
    let digits = DecimalDigits(value)
    switch style {
    case .exact: return exact(value, digits)
    case .digits(let count): return significant(digits, count)
    case .digitsUnlessWhole(let count): return digits.places == 0 ? exact(value, digits) : significant(digits, count)
    case .short(let count): return Double(significant(digits, count)).map { exact($0, DecimalDigits($0)) } ?? ""
    case .places(let count): return fixed(digits, places: count)
    case .rate:
      let whole = exact(value, digits)
      return whole.count > 7 ? text(of: value, .short(4)) : whole
    case .stepSize:
      let rounded = digits.rounded(toDigits: 4)
      return hasExponent(rounded, of: 4) ? rounded.scientific : text(of: value, .rate)
    case .percent: return fixed(digits.shifted(by: 2), places: 1)
    case .shortPercent:
      let text = fixed(digits.shifted(by: 2), places: 1)
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
  }

  private static func exact(_ value: Double, _ digits: DecimalDigits) -> String {
    // Integers beyond 2⁵³ have digits that are not significant.
    if value.magnitude >= 1e-5 && value.magnitude <= 0x1p53 || digits.isZero {
      return digits.plain(places: digits.places)
    }
    return digits.scientific
  }

  private static func significant(_ digits: DecimalDigits, _ count: Int) -> String {
    guard !digits.isZero else { return "0" }
    let rounded = digits.rounded(toDigits: count)
    guard !hasExponent(rounded, of: count) else { return rounded.scientific(digits: count) }
    return fixed(digits, places: max(0, count - 1 - rounded.exponent))
  }

  private static func hasExponent(_ digits: DecimalDigits, of count: Int) -> Bool {
    !digits.isZero && !(-4..<max(count, 7)).contains(digits.exponent)
  }

  private static func fixed(_ digits: DecimalDigits, places: Int) -> String {
    digits.exponent + places < 15
      ? digits.rounded(toPlaces: places).plain(places: places) : digits.scientific
  }
}

extension Double {
  /// Returns the nearest number of this many significant digits.
  package func rounded(toDigits count: Int) -> Double {
    isFinite ? Double(DecimalDigits(self).rounded(toDigits: count).scientific) ?? self : self
  }
}
