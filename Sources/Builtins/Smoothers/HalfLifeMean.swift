import GradientKit

/// An exponentially weighted mean with a half-life along x: a value counts half as much one half-life later.
///
/// α = 2^(−Δx/h), L ← α L + y, D ← α D + 1, shown as L / D. Unlike means that count points, it hardly depends on how
/// densely the curve was logged. A value that is not finite is passed through and does not change L and D.
struct HalfLifeMean: Smoother {
  /// The name on the command line, `ema-x`.
  static let name = "ema-x"
  /// A short description for lists.
  static let summary = "exponential mean with a half-life in units of x"

  private let halfLife: Double

  /// Reads `half-life`, h.
  init(_ settings: inout Settings) throws {
    halfLife = try settings.number(
      "half-life", default: 10, "the distance along x after which a value counts half",
      in: .leastNonzeroMagnitude...Double.greatestFiniteMagnitude)
  }

  /// Whether smoothed values depend on later values; they do not.
  var looksAhead: Bool { false }

  /// The caption names the half-life.
  var caption: String { "EMA over x, half-life \(halfLife.shortText)" }

  /// Returns the means.
  func smoothed(x: [Double], y: [Double]) -> [Double] {
    var mean = DecayingMean()
    return zip(x, y).map { x, y in
      guard y.isFinite else { return y }
      return mean.add(y, at: x) { Double.exp2(-$0 / halfLife) }
    }
  }
}
