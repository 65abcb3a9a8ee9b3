import GradientKit

/// A range of positive numbers in which equal distances are equal ratios.
package struct LogarithmicRange: Sendable {
  /// Its lower end.
  package let lower: Double
  /// Its upper end.
  package let upper: Double

  /// The range between two positive numbers.
  package init(from lower: Double, to upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The number at a share of the way, 0 at the lower end and 1 at the upper; beyond them further out.
  package func value(at share: Double) -> Double { lower * Double.pow(upper / lower, share) }
}
