extension [String] {
  /// The words as a list in a sentence: a, b and c.
  package var listed: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
  /// The text with a capital letter first.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// Returns the words, abbreviated in the middle if they exceed `limit`, because the ends distinguish runs.
  package func shortened(to limit: Int) -> String {
    guard count > limit else { return self }
    return "\(prefix((limit - 1) / 2))…\(suffix(limit / 2))"
  }
}

extension String {
  /// The words with numbers as figures write them, with true minus signs and powers of ten: “(−1, 2×10⁻³)”, but still
  /// “run-3”.
  package var withMinus: String {
    // Most names have neither, and searching them all takes long.
    guard utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "e") }) else { return self }
    return replacing(/(^|[\s(,;=:])([-+]?[0-9.]+e[-+]?[0-9]+)(?=$|[\s),;:])/) { "\($0.1)\($0.2.withPower)" }
      .replacing(/(^|[\s(,;=:])-(?=[0-9.∞])/) { "\($0.1)\u{2212}" }
  }
}

extension Substring {
  /// A number in scientific notation with a power of ten: 10⁻⁵ for `1e-5`, −1.25×10³⁰ for `-1.25e30`.
  var withPower: String {
    let parts = split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return String(self) }
    let mantissa = parts[0].replacing("-", with: "\u{2212}")
    let factor = mantissa == "1" ? "" : mantissa == "\u{2212}1" ? "\u{2212}" : mantissa + "×"
    let digits = String(exponent.magnitude).compactMap { $0.wholeNumberValue.map { Array("⁰¹²³⁴⁵⁶⁷⁸⁹")[$0] } }
    return factor + "10" + (exponent < 0 ? "⁻" : "") + String(digits)
  }
}

extension Int {
  /// The number with commas between thousands and a true minus sign: 12,437.
  package var grouped: String { (self < 0 ? "\u{2212}" : "") + String(magnitude).groupingThousands }

  /// Returns the number with its noun, such as “1 cell” and “2,000 cells”; `plural` if the plural is not formed by an
  /// s.
  package func counted(_ noun: String, plural: String? = nil) -> String {
    "\(grouped) \(self == 1 ? noun : plural ?? noun + "s")"
  }
}

extension StringProtocol {
  /// The digits of an integer with commas between thousands.
  var groupingThousands: String {
    var text = ""
    var rest = count - (first == "-" ? 1 : 0)
    for character in self {
      text.append(character)
      guard character != "-" else { continue }
      rest -= 1
      if rest > 0 && rest.isMultiple(of: 3) { text.append(",") }
    }
    return text
  }
}
