/// A rate for a label: as it is when it is short, else to four significant digits.
package struct RateText: CustomStringConvertible, Sendable {
  /// The text.
  package let description: String

  /// The text of a rate; one of a range may have seventeen digits.
  package init(_ rate: Double) {
    let whole = DecimalText(rate).description
    guard whole.count > 7 else {
      description = whole
      return
    }
    let short = SignificantDigits(rate, count: 4).text
    description = Double(short).map { DecimalText($0).description } ?? short
  }
}
