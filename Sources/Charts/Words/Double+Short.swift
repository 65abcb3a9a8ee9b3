import Experiments

extension Double {
  /// The number to four significant digits, without needless zeros.
  var short: String {
    guard isFinite else { return isNaN ? "no number" : self < 0 ? "\u{2212}∞" : "∞" }
    let text = SignificantDigits(self, count: 4).text
    let plain = Double(text).map { DecimalText($0).description } ?? text
    return plain.withMinus
  }
}
