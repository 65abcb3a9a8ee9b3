internal import GradientKit

/// A mean in which older values count less and less, with D, the sum of weights, beside it.
///
/// The mean itself is kept, not L = D · mean: a constant stays as it is to the last digit and large values do not
/// overflow.
struct DecayingMean {
  private var mean = 0.0
  private var weight = 0.0
  private var last: Double?

  /// Adds a value at `x`, and returns the mean; `decay` says what is left of a weight after a distance.
  mutating func add(_ value: Double, at x: Double, decay: (Double) -> Double) -> Double {
    let distance = last.map { max(0, x - $0) } ?? 0
    last = x
    weight = weight * decay(distance) + 1
    mean += (value - mean) / weight
    return mean
  }
}
