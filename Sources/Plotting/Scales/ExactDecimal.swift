/// A decimal number with few digits: `mantissa` · 10^`exponent`.
///
/// Ticks are stored this way because repeated addition of 0.1 leads to labels such as 0.30000000000000004.
package struct ExactDecimal: Hashable, Sendable {
  var mantissa: Int
  package var exponent: Int

  package init(mantissa: Int, exponent: Int) {
    self.mantissa = mantissa
    self.exponent = mantissa == 0 ? 0 : exponent
  }

  /// Creates the shortest decimal that reads back as `value`; `nil` when it is not finite.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let parts = value.description.split(separator: "e")
    guard let digits = parts.first else { return nil }
    var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    if let point = digits.firstIndex(of: ".") { exponent -= digits.distance(from: point, to: digits.endIndex) - 1 }
    guard let mantissa = Int(digits.filter { $0 != "." }) else { return nil }
    self = ExactDecimal(mantissa: mantissa, exponent: exponent).reduced
  }

  /// Creates the decimal with `digits` digits nearest to `value`; `nil` when it is not finite.
  package init?(_ value: Double, digits: Int) {
    guard value.isFinite else { return nil }
    let leading = value == 0 ? 0 : Int(Decade.exponent(of: abs(value)).rounded(.down))
    let exponent = leading - digits + 1
    // Scales in two steps, because the power of ten for the smallest doubles is infinite.
    let scaled = value * Decade.power(-exponent / 2) * Decade.power(-exponent - -exponent / 2)
    guard scaled.isFinite else { return nil }
    self = ExactDecimal(mantissa: Int(scaled.rounded()), exponent: exponent).reduced
  }

  /// Creates the decimal of up to four digits that is `value`, but for rounding; `nil` for other numbers.
  init?(round value: Double) {
    let candidates = (1...4).lazy.compactMap { ExactDecimal(value, digits: $0) }
    guard let found = candidates.first(where: { abs($0.value - value) <= 1e-9 * abs(value) }) else { return nil }
    self = found
  }

  /// The nearest double; infinite beyond the largest one.
  package var value: Double { Double("\(mantissa)e\(exponent)") ?? .nan }

  /// The same number without trailing zeros in its mantissa.
  package var reduced: ExactDecimal {
    var result = self
    while result.mantissa != 0 && result.mantissa % 10 == 0 {
      result.mantissa /= 10
      result.exponent += 1
    }
    return result
  }

  /// The exponent of the first digit; `nil` for zero.
  var leadingExponent: Int? {
    mantissa == 0 ? nil : String(mantissa.magnitude).count - 1 + exponent
  }

  /// Returns the number times 10^`power`.
  package func shifted(by power: Int) -> ExactDecimal { ExactDecimal(mantissa: mantissa, exponent: exponent + power) }

  /// Returns plain digits with a minus sign (U+2212), commas between thousands, and exactly `decimals` decimals, which
  /// must be enough for the number.
  package func text(decimals: Int) -> String {
    var digits = String(mantissa.magnitude)
    let padding = exponent + decimals
    if padding > 0 && mantissa != 0 { digits += String(repeating: "0", count: padding) }
    if padding < 0 { digits = String(digits.dropLast(min(-padding, digits.count - 1))) }
    if digits.count <= decimals { digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits }
    if mantissa == 0 { digits = String(repeating: "0", count: decimals + 1) }
    let whole = digits.dropLast(decimals)
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0 && (whole.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    let sign = mantissa < 0 ? "\u{2212}" : ""
    return sign + grouped + (decimals > 0 ? "." + digits.suffix(decimals) : "")
  }
}
