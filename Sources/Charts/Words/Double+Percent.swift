import Experiments

extension Double {
  /// A share as a percentage, with one place unless it is a whole one; the space does not break.
  var percent: String {
    let text = FixedPlaces(self * 100, places: 1).text
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "\u{A0}%"
  }
}
