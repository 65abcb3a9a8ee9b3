internal import GradientKit

/// A mean in which older values count less and less, with D, the sum of weights, beside it.
///
/// The mean itself is kept, not L = D · mean: a constant stays as it is to the last digit and large values do not
/// overflow.
struct DecayingMean {
  private var mean = 0.0
  private var weight = 0.0
  private var last: Double?
  private var lastDistance = 0.0
  private var lastDecay: Double?

  /// Adds a value at `x`, and returns the mean; `decay` says what is left of a weight after a distance.
  mutating func add(_ value: Double, at x: Double, decay: (Double) -> Double) -> Double {
    let distance = last.map { max(0, x - $0) } ?? 0
    last = x
    // Points are as far apart as the two before them as a rule.
    if distance != lastDistance || lastDecay == nil { (lastDistance, lastDecay) = (distance, decay(distance)) }
    weight = weight * (lastDecay ?? 1) + 1
    mean += (value - mean) / weight
    return mean
  }
}
