#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Powers of ten and their logarithms.
enum Decade {
  /// Returns the logarithm to base ten; NaN below zero.
  static func exponent(of value: Double) -> Double { log10(value) }

  /// Returns ten to a real power.
  static func power(_ exponent: Double) -> Double { pow(10, exponent) }

  /// Returns ten to an integer power, correctly rounded.
  static func power(_ exponent: Int) -> Double { ExactDecimal(mantissa: 1, exponent: exponent).value }
}
