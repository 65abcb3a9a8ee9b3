import GradientKit

/// Golden-section search (Kiefer 1953).
enum GoldenSection {
  /// Where a function that falls and then rises is lowest between two places, to half of the digits of a double.
  static func minimum(
    from low: Double, to high: Double, of function: (Double) throws -> Double
  ) rethrows -> Double {
    let share = (Double.sqrt(5) - 1) / 2
    var (low, high) = (low, high)
    var inner = (high - share * (high - low), low + share * (high - low))
    var values = (try function(inner.0), try function(inner.1))
    let tolerance = 1e-9 * (high - low)
    while high - low > tolerance {
      if values.0 <= values.1 {
        (high, inner.1, values.1) = (inner.1, inner.0, values.0)
        inner.0 = high - share * (high - low)
        values.0 = try function(inner.0)
      } else {
        (low, inner.0, values.0) = (inner.0, inner.1, values.1)
        inner.1 = low + share * (high - low)
        values.1 = try function(inner.1)
      }
      guard inner.0 > low, inner.1 < high, inner.0 < inner.1 else { break }
    }
    return values.0 <= values.1 ? inner.0 : inner.1
  }
}
