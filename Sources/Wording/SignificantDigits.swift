#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A number rounded to so many significant digits, with an exponent where it is very small or large.
package struct SignificantDigits: Sendable {
  /// The text.
  package let text: String

  /// The text of a number.
  package init(_ value: Double, count: Int) {
    guard value.isFinite, value != 0 else {
      text = value == 0 ? "0" : String(value)
      return
    }
    var exponent = Int(log10(value.magnitude).rounded(.down))
    var mantissa = value.magnitude / pow(10, Double(exponent))
    // Rounding may carry: 9.9996 becomes 10.00.
    if FixedPlaces(mantissa, places: count - 1).text.hasPrefix("10") {
      mantissa /= 10
      exponent += 1
    }
    let sign = value < 0 ? "-" : ""
    if (-4..<max(count, 7)).contains(exponent) {
      text = sign + FixedPlaces(value.magnitude, places: max(0, count - 1 - exponent)).text
    } else {
      text = "\(sign)\(FixedPlaces(mantissa, places: count - 1).text)e\(exponent)"
    }
  }
}
