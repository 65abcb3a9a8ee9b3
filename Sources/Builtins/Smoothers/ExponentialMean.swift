package import GradientKit

/// TensorBoard's exponentially weighted mean, corrected for its start at zero.
///
/// a ← s a + (1 − s) y, shown as a / (1 − sⁿ) ("classicSmoothing" in TensorBoard's source). With `start=first` a starts
/// at the first value instead and is shown as it is. A curve whose values are all equal stays as it is; a value that is
/// not finite is passed on and leaves a and n alone.
package struct ExponentialMean: Smoother {
  /// `ema`.
  package static let name = "ema"
  /// What it is.
  package static let summary = "TensorBoard's debiased exponential mean"

  private let weight: Double
  private let startsAtFirst: Bool

  /// Reads `weight`, the share of the past in each mean, and `start`, where the mean starts.
  package init(_ settings: inout Settings) throws {
    weight = try settings.number("weight", default: 0.9, "share of the past kept, 0 for none", in: 0...0.999)
    let start = try settings.choice(
      "start", of: ["debiased", "first"], default: "debiased",
      "where the mean starts: at zero, with the bias taken out, or at the first value")
    startsAtFirst = start == "first"
  }

  /// With a weight of zero every value stands for itself.
  package var isIdentity: Bool { weight == 0 }

  /// Only values to the left count.
  package var looksAhead: Bool { false }

  /// The weight and the half-life ln ½ / ln s, in points.
  package var caption: String {
    guard weight > 0 else { return "not smoothed" }
    let halfLife = Double.log(0.5) / Double.log(weight)
    let rounded = halfLife < 9.95 ? (halfLife * 10).rounded() / 10 : halfLife.rounded()
    let points = rounded == 1 ? "point" : "points"
    return "EMA \(weight)\(startsAtFirst ? " from the first value" : ""), half-life \(rounded.shortText) \(points)"
  }

  /// The means; `x` does not matter.
  package func smoothed(x: [Double], y: [Double]) -> [Double] {
    guard let first = y.first, weight > 0, !y.allSatisfy({ $0 == first }) else { return y }
    var mean = 0.0
    var count = 0
    var missing = 1.0
    return y.map { value in
      guard value.isFinite else { return value }
      count += 1
      guard !startsAtFirst else {
        mean = count == 1 ? value : weight * mean + (1 - weight) * value
        return mean
      }
      mean = weight * mean + (1 - weight) * value
      // Below 10⁻¹⁷ it no longer changes a difference from 1.
      if missing > 1e-17 { missing = Double.pow(weight, count) }
      return mean / (1 - missing)
    }
  }
}
