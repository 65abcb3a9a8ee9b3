import Experiments

extension Double {
  /// A share as a percentage with one place; the space does not break.
  var percent: String { FixedPlaces(self * 100, places: 1).text + "\u{A0}%" }

  /// The same, without a place where that is 0.
  var shortPercent: String {
    let text = FixedPlaces(self * 100, places: 1).text
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "\u{A0}%"
  }
}
