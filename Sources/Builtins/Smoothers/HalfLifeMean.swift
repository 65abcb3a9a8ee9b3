package import GradientKit

/// An exponentially weighted mean whose memory is measured along x: a value counts half as much one half-life later.
///
/// α = 2^(−Δx/h), L ← α L + y, D ← α D + 1, shown as L / D. The curve hardly depends on how densely it was logged, as
/// means that count points do. A value that is not finite is passed on and leaves L and D alone.
package struct HalfLifeMean: Smoother {
  /// `ema-x`.
  package static let name = "ema-x"
  /// What it is.
  package static let summary = "exponential mean with a half-life in units of x"

  private let halfLife: Double

  /// Reads `half-life`, h.
  package init(_ settings: inout Settings) throws {
    halfLife = try settings.number(
      "half-life", default: 10, "the distance along x after which a value counts half",
      in: .leastNonzeroMagnitude...Double.greatestFiniteMagnitude)
  }

  /// Only values to the left count.
  package var looksAhead: Bool { false }

  /// The half-life.
  package var caption: String { "EMA over x, half-life \(halfLife.shortText)" }

  /// The means.
  package func smoothed(x: [Double], y: [Double]) -> [Double] {
    var mean = DecayingMean()
    return zip(x, y).map { x, y in
      guard y.isFinite else { return y }
      return mean.add(y, at: x) { Double.exp2(-$0 / halfLife) }
    }
  }
}
