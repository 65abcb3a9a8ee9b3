import GradientKit

/// A mean of the values on both sides, weighted by a Gaussian of their distance along x.
///
/// Weights exp(−½ (Δx/σ)²), cut off at 4 σ and normalized to sum 1 (Nadaraya 1964, Watson 1964); near the ends fewer
/// values contribute. A value that is not finite is passed through and has no weight.
struct GaussianMean: Smoother {
  /// The name on the command line, `gaussian`.
  static let name = "gaussian"
  /// A short description for lists.
  static let summary = "two-sided Gaussian mean, σ in units of x"

  private let sigma: Double

  /// Reads `sigma`, σ.
  init(_ settings: inout Settings) throws {
    sigma = try settings.number(
      "sigma", default: 5, "standard deviation of the weights along x",
      in: .leastNonzeroMagnitude...Double.greatestFiniteMagnitude)
  }

  /// Whether smoothed values depend on later values; they do.
  var looksAhead: Bool { true }

  /// The caption names σ.
  var caption: String { "Gaussian σ \(sigma.shortText) (looks ahead)" }

  /// Returns the means.
  func smoothed(x: [Double], y: [Double]) -> [Double] {
    guard let first = y.first, !y.allSatisfy({ $0 == first }) else { return y }
    let known = y.indices.filter { y[$0].isFinite }
    let (places, values) = (known.map { x[$0] }, known.map { y[$0] })
    let reach = 4 * sigma
    // Most runs are logged at equal distances; then the weights depend only on the distance in points.
    let spacing = Self.spacing(of: places)
    let table = spacing.map { gap in
      (0...Int(min(reach / gap, Double(places.count)))).map { weight(Double($0) * gap) }
    }
    var result = y
    var begin = 0
    var end = 0
    for (position, place) in places.enumerated() {
      while places[begin] < place - reach { begin += 1 }
      while end < places.count, places[end] <= place + reach { end += 1 }
      // Sums of differences from the value itself, to keep precision on a curve far from zero.
      var (sum, total) = (0.0, 0.0)
      for other in begin..<end {
        let distance = abs(other - position)
        let share =
          if let table { distance < table.count ? table[distance] : 0 } else { weight(places[other] - place) }
        sum += share * (values[other] - values[position])
        total += share
      }
      result[known[position]] = values[position] + sum / total
    }
    return result
  }

  private func weight(_ distance: Double) -> Double { Double.exp(-0.5 * (distance / sigma) * (distance / sigma)) }

  private static func spacing(of places: [Double]) -> Double? {
    guard places.count > 1 else { return nil }
    let gap = places[1] - places[0]
    guard gap > 0, gap.isFinite else { return nil }
    let isEven = places.indices.dropFirst().allSatisfy { abs(places[$0] - places[$0 - 1] - gap) <= 1e-9 * gap }
    return isEven ? gap : nil
  }
}
