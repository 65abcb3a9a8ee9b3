/// A mean with decaying weights, and D, the sum of the weights.
///
/// It stores the mean instead of L = D · mean, so that a constant stays exact and large values do not overflow.
struct DecayingMean {
  private var mean = 0.0
  private var weight = 0.0
  private var last = 0.0
  private var gap = 0.0
  private var share = 1.0

  /// Adds a value at `x` and returns the mean; `decay` gives the factor of a weight over a distance.
  mutating func add(_ value: Double, at x: Double, decay: (Double) -> Double) -> Double {
    let distance = weight > 0 ? max(0, x - last) : 0
    last = x
    // Most points are evenly spaced, so the last result is kept.
    if distance != gap { (gap, share) = (distance, decay(distance)) }
    weight = weight * share + 1
    mean += (value - mean) / weight
    return mean
  }
}
