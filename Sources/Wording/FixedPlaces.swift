/// A number with a fixed number of decimal places.
package struct FixedPlaces: Sendable {
  /// The text.
  package let text: String

  /// The text of a number of moderate size.
  package init(_ value: Double, places: Int) {
    var factor = 1.0
    for _ in 0..<places { factor *= 10 }
    let scaled = (value.magnitude * factor).rounded()
    guard scaled < 1e15 else {
      text = String(value)
      return
    }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = value < 0 && scaled > 0 ? "-" : ""
    text = sign + padded.dropLast(places) + (places > 0 ? "." + padded.suffix(places) : "")
  }
}
