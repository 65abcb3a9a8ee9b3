import GradientKit

/// The time-weighted exponential mean of Weights & Biases.
///
/// w = min(√p, 0.999), α = w^Δ with Δ = V (xᵢ − xᵢ₋₁) / (max x − min x), L ← α L + y, D ← α D + 1, shown as L / D. The
/// viewport scale V is an assumption: their documentation gives no number, and 1000 is about the width of a plot in
/// pixels. Since x is relative to its range, the smoothing of a point changes while a run grows. A value that is not
/// finite is passed through and does not change L and D.
struct TimeWeightedMean: Smoother {
  /// The name on the command line, `twema`.
  static let name = "twema"
  /// A short description for lists.
  static let summary = "Weights & Biases' time-weighted exponential mean"

  private let weight: Double
  private let scale: Double

  /// Reads `weight`, p, and `scale`, V.
  init(_ settings: inout Settings) throws {
    weight = try settings.number("weight", default: 0.9, "p, the smoothing from 0 to 1", in: 0...1)
    scale = try settings.number(
      "scale", default: 1000, "V, the range of x in units of the smoothing (an assumption; not published)",
      in: 0...Double.greatestFiniteMagnitude)
  }

  /// Whether smoothed values depend on later values; they do, through the range of x.
  var looksAhead: Bool { true }

  /// The caption names p and V.
  var caption: String {
    "TWEMA \(weight.shortText), viewport scale \(scale.shortText) (looks ahead for the range of x)"
  }

  /// Returns the means.
  func smoothed(x: [Double], y: [Double]) -> [Double] {
    let base = min(Double.sqrt(weight), 0.999)
    let places = x.filter(\.isFinite)
    let range = (places.max() ?? 0) - (places.min() ?? 0)
    var mean = DecayingMean()
    return zip(x, y).map { x, y in
      guard y.isFinite else { return y }
      return mean.add(y, at: x) { range > 0 ? Double.pow(base, $0 / range * scale) : 1 }
    }
  }
}
