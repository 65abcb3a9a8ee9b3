/// A number as short as it can be without losing digits, and without `.0` or an exponent where neither is needed.
package struct DecimalText: CustomStringConvertible, Sendable {
  /// The text.
  package let description: String

  /// The text of a number; `nan` and `inf` are spelled out.
  package init(_ value: Double) {
    // Beyond 2⁵³ Swift itself writes an exponent.
    if value == value.rounded() && abs(value) <= 0x1p53 {
      description = String(Int(value))
    } else if abs(value) >= 1e-5 && abs(value) < 1 {
      description = Self.plain(value)
    } else {
      description = Self.withShortExponent(String(value))
    }
  }

  /// Swift pads exponents to two digits; people write 1e-6.
  private static func withShortExponent(_ text: String) -> String {
    text.replacing("e-0", with: "e-").replacing("e+0", with: "e+")
  }

  /// Swift writes numbers below 1e-4 with an exponent; people write a rate of 0.00005 without one.
  private static func plain(_ value: Double) -> String {
    let text = String(value)
    guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else { return text }
    let mantissa = text[..<mark].filter { $0 != "-" && $0 != "." }
    let digits = mantissa.hasSuffix("0") && mantissa.count == 2 ? mantissa.dropLast() : mantissa[...]
    return (value < 0 ? "-" : "") + "0." + String(repeating: "0", count: -exponent - 1) + digits
  }
}
