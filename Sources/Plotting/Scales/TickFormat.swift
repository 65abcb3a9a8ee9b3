import Drawing
import Wording

/// The number format of an axis.
package enum TickFormat: Hashable, Sendable {
  /// 0.25, 10,000, 2.5×10⁻⁷.
  case number
  /// 25 % for 0.25, with a space that does not break.
  case percent
  /// Counts: ticks are whole numbers, 0, 5, 10,000, 20M.
  case whole
  /// Powers of ten on a logarithmic axis however few they are, beside axes that need them; else as numbers.
  case power

  /// Returns labels for equally spaced ticks.
  ///
  /// All have the same number of decimals, and the same power of ten when plain digits would be long. There is never an
  /// offset.
  func labels(for ticks: [ExactDecimal]) -> [RichText] {
    let numbers = ticks.map { (self == .percent ? $0.shifted(by: 2) : $0).reduced }
    let sign = self == .percent ? Self.percentSign : ""
    let leading = numbers.compactMap(\.leadingExponent).max() ?? 0
    if self == .whole, 6...11 ~= leading, numbers.allSatisfy({ $0.mantissa == 0 || $0.exponent >= 5 }) {
      let millions = numbers.map { $0.shifted(by: -6).reduced }
      let places = max(0, -(millions.map(\.exponent).min() ?? 0))
      return millions.map { RichText($0.mantissa == 0 ? "0" : $0.text(decimals: places) + "M") }
    }
    let decimals = max(0, -(numbers.map(\.exponent).min() ?? 0))
    let isPlain = leading < 8 && (decimals <= 4 || leading >= -3) && decimals <= 17
    if isPlain { return numbers.map { RichText($0.text(decimals: decimals) + sign) } }
    // The smallest tick has a whole mantissa: 2, 4 … 10×10⁶ rather than 0.2, 0.4 … 1.0×10⁷.
    let least = numbers.compactMap(\.leadingExponent).min() ?? leading
    let exponent = leading - least <= 2 ? least : leading
    let coefficients = numbers.map { $0.shifted(by: -exponent) }
    let places = max(0, -(coefficients.map(\.exponent).min() ?? 0))
    return coefficients.map { coefficient in
      guard coefficient.mantissa != 0 else { return RichText("0" + sign) }
      return Self.scientific(coefficient.text(decimals: places), exponent: exponent, suffix: sign)
    }
  }

  /// Returns labels for ticks at m·10^e on a logarithmic axis: plain digits when all are from 0.001 to 1,000 and powers are
  /// not asked for, else powers of ten.
  func logLabels(for ticks: [ExactDecimal]) -> [RichText] {
    let numbers = ticks.map { (self == .percent ? $0.shifted(by: 2) : $0).reduced }
    let sign = self == .percent ? Self.percentSign : ""
    let isPlain =
      self != .power
      && numbers.allSatisfy {
        -3...3 ~= $0.leadingExponent ?? 0 && ($0.leadingExponent != 3 || $0.mantissa == 1)
      }
    return numbers.map { number in
      guard !isPlain else { return RichText(number.text(decimals: max(0, -number.exponent)) + sign) }
      let leading = number.leadingExponent ?? 0
      let coefficient = number.shifted(by: -leading)
      if coefficient.reduced.mantissa == 1 && coefficient.reduced.exponent == 0 {
        return RichText(runs: [.init("10"), .init(Self.signed(leading), isSuperscript: true)] + Self.run(sign))
      }
      return Self.scientific(
        coefficient.text(decimals: max(0, -coefficient.exponent)), exponent: leading, suffix: sign)
    }
  }

  /// Returns the label of a single number, such as the level of a contour, independent of its neighbours.
  func label(for number: ExactDecimal) -> RichText {
    let number = (self == .percent ? number.shifted(by: 2) : number).reduced
    guard -3...5 ~= number.leadingExponent ?? 0 else {
      return logLabels(for: [self == .percent ? number.shifted(by: -2) : number])[0]
    }
    return RichText(number.text(decimals: max(0, -number.exponent)) + (self == .percent ? Self.percentSign : ""))
  }

  private static let percentSign = "\u{A0}%"

  private static func scientific(_ coefficient: String, exponent: Int, suffix: String) -> RichText {
    RichText(runs: [.init(coefficient + "×10"), .init(signed(exponent), isSuperscript: true)] + run(suffix))
  }

  private static func run(_ string: String) -> [RichText.Run] { string.isEmpty ? [] : [.init(string)] }

  private static func signed(_ number: Int) -> String { number < 0 ? "\u{2212}\(-number)" : "\(number)" }
}
