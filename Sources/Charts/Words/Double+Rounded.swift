import Experiments

extension Double {
  /// The number to so many significant digits, with thousands separated, for captions and labels.
  func rounded(to digits: Int) -> String {
    guard isFinite else { return self == -.infinity ? "\u{2212}∞" : isNaN ? "no number" : "∞" }
    if magnitude >= 1000, magnitude < 1e7 { return (self < 0 ? "\u{2212}" : "") + Int(magnitude.rounded()).grouped }
    let text = SignificantDigits(magnitude, count: digits).text
    return (self < 0 ? "\u{2212}" : "") + text
  }
}
