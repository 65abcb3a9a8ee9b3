extension Double {
  /// The number to four significant digits, without needless zeros.
  package var short: String {
    guard isFinite else { return isNaN ? "no number" : self < 0 ? "\u{2212}∞" : "∞" }
    let text = SignificantDigits(self, count: 4).text
    let plain = Double(text).map { DecimalText($0).description } ?? text
    return plain.withMinus
  }
}

extension Double {
  /// A share as a percentage with one place; the space does not break.
  package var percent: String { FixedPlaces(self * 100, places: 1).text + "\u{A0}%" }

  /// The same, without a place where that is 0.
  package var shortPercent: String {
    let text = FixedPlaces(self * 100, places: 1).text
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "\u{A0}%"
  }
}

extension Double {
  /// The number to so many significant digits, with thousands separated, for captions and labels.
  package func rounded(to digits: Int) -> String {
    guard isFinite else { return self == -.infinity ? "\u{2212}∞" : isNaN ? "no number" : "∞" }
    if magnitude >= 1000, magnitude < 1e7 { return (self < 0 ? "\u{2212}" : "") + Int(magnitude.rounded()).grouped }
    let text = SignificantDigits(magnitude, count: digits).text
    return (self < 0 ? "\u{2212}" : "") + text
  }
}

extension String {
  /// The words with a proper minus for every hyphen before a digit.
  package var withMinus: String {
    var text = ""
    for index in indices {
      let next = self.index(after: index)
      let isMinus = self[index] == "-" && next < endIndex && self[next].isNumber
      text.append(isMinus ? "\u{2212}" : self[index])
    }
    return text
  }
}
