#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A scale on which equal distances are equal ratios; only positive values have a position.
package struct Log10Scale: Scale, Hashable {
  /// The data value at the start of the axis.
  package let lower: Double
  /// The data value at the end of the axis.
  package let upper: Double
  private let lowerExponent: Double
  private let span: Double

  /// Creates the scale between two positive values.
  ///
  /// If neither bound has a logarithm, the scale spans 1 to 10; if one has none, it becomes a thousandth of the other.
  /// Bounds too close for distinct labels are moved apart.
  package init(from first: Double, to second: Double) {
    // Below this, doubles have too few digits to distinguish ticks.
    let range = (1e-300, Double.greatestFiniteMagnitude)
    var low = min(max(min(first, second), range.0), range.1)
    var high = min(max(max(first, second), range.0), range.1)
    if first.isNaN || second.isNaN || max(first, second) <= 0 { (low, high) = (1, 10) }
    if min(first, second) <= 0 { low = high / 1000 }
    if high / low < 1 + 1e-9 { (low, high) = (max(range.0, low / 3), min(range.1, high * 3)) }
    (lower, upper) = (low, high)
    lowerExponent = Decade.exponent(of: low)
    span = Decade.exponent(of: high) - lowerExponent
  }

  /// The least positive double: every positive value has a position.
  package var least: Double { .leastNonzeroMagnitude }

  /// Returns the position of a value, from 0 at the start to 1 at the end; NaN for zero and below.
  package func fraction(of value: Double) -> Double {
    value > 0 ? (Decade.exponent(of: value) - lowerExponent) / span : .nan
  }

  /// Returns the value at a fraction of the axis.
  package func value(at fraction: Double) -> Double {
    fraction == 0 ? lower : fraction == 1 ? upper : Decade.power(lowerExponent + fraction * span)
  }

  /// Returns ticks at decades, at multiples of them where there are few decades, or else at equal steps.
  package func ticks(about count: Int, format: TickFormat) -> [Tick] {
    Log10Ticks(lower: lower, upper: upper, count: max(2, count)).ticks(format: format)
  }
}

/// Powers of ten and their logarithms.
package enum Decade {
  /// Returns the logarithm to base ten; NaN below zero.
  package static func exponent(of value: Double) -> Double { log10(value) }

  /// Returns ten to a real power.
  package static func power(_ exponent: Double) -> Double { pow(10, exponent) }

  /// Returns ten to an integer power, correctly rounded.
  package static func power(_ exponent: Int) -> Double { ExactDecimal(mantissa: 1, exponent: exponent).value }
}
