/// A step size as people write one: `1e-6` or `2.5e-7` where it is small, plain digits else.
package struct StepSizeText: CustomStringConvertible, Sendable {
  /// The text.
  package let description: String

  /// The text of a size, to four digits where it is long.
  package init(_ size: Double) {
    let text = SignificantDigits(size, count: 4).text
    guard let mark = text.firstIndex(of: "e") else {
      description = RateText(size).description
      return
    }
    var mantissa = text[..<mark]
    while mantissa.last == "0" { mantissa.removeLast() }
    if mantissa.last == "." { mantissa.removeLast() }
    description = String(mantissa + text[mark...])
  }
}
