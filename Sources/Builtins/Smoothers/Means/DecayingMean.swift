/// A mean in which older values count less and less, with D, the sum of weights, beside it.
///
/// The mean itself is kept, not L = D · mean: a constant stays as it is to the last digit and large values do not
/// overflow.
struct DecayingMean {
  private var mean = 0.0
  private var weight = 0.0
  private var last = 0.0
  private var gap = 0.0
  private var share = 1.0

  /// Adds a value at `x`, and returns the mean; `decay` says what is left of a weight after a distance.
  mutating func add(_ value: Double, at x: Double, decay: (Double) -> Double) -> Double {
    let distance = weight > 0 ? max(0, x - last) : 0
    last = x
    // Points are evenly spaced as a rule, so the last answer is kept.
    if distance != gap { (gap, share) = (distance, decay(distance)) }
    weight = weight * share + 1
    mean += (value - mean) / weight
    return mean
  }
}
