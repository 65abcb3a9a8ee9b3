/// Chooses tick positions by the extended Wilkinson search (Talbot, Lin, Hanrahan 2010, doi:10.1109/TVCG.2010.130).
///
/// Among all sequences with equal steps q·10^z it finds the one with the best weighted sum of simplicity, coverage and
/// density; legibility is taken as 1, as in every public implementation. All computations are relative to the size of
/// the range, so that ranges near 1e-20 or 1e300 are treated like those near 1.
package struct ExtendedWilkinson: Sendable {
  /// A sequence of positions and its score.
  package struct Labeling: Hashable, Sendable {
    /// The positions as exact decimals.
    package let decimals: [ExactDecimal]
    /// The weighted sum that the search maximizes; at most 1.
    package let score: Double

    /// The positions, ascending.
    package var ticks: [Double] { decimals.map(\.value) }
  }

  private struct Candidate {
    var start: Int
    var step: Int
    var count: Int
    var exponent: Int
    var score: Double
  }

  /// The preferred steps in order of preference, times ten.
  private static let steps = [10, 50, 20, 25, 40, 30]
  private static let weights = (simplicity: 0.25, coverage: 0.2, density: 0.5, legibility: 0.05)

  /// The wanted number of labels, 2 to 100.
  package let count: Int

  /// Creates a search for about `count` ticks.
  package init(count: Int) { self.count = min(100, max(2, count)) }

  /// Returns the best positions from `lower` to `upper`; `nil` when the bounds are not finite, or too close for doubles
  /// to distinguish.
  package func labeling(from lower: Double, to upper: Double) -> Labeling? {
    let largest = max(abs(lower), abs(upper))
    guard lower < upper, largest.isFinite, largest >= 1e-300 else { return nil }
    // Scaled to the magnitude of 1, so that neither squares nor differences overflow or vanish.
    let shift = Int(Decade.exponent(of: largest).rounded(.down))
    let unit = Decade.power(shift)
    let (low, high) = (lower / unit, upper / unit)
    guard high - low >= 1e-12, let best = best(from: low, to: high) else { return nil }
    let decimals = (0..<best.count).map { index in
      ExactDecimal(mantissa: (best.start + index * best.step), exponent: best.exponent + shift).reduced
    }
    return Labeling(decimals: decimals, score: best.score)
  }

  private func best(from low: Double, to high: Double) -> Candidate? {
    let weights = Self.weights
    let range = high - low
    var best: Candidate?
    var bestScore = -2.0
    for skip in 1...50 {
      for (rank, tenfold) in Self.steps.enumerated() {
        let q = Double(tenfold) / 10
        let simplicityBound = simplicity(rank: rank, skip: skip, hasZero: true)
        let bound = weights.simplicity * simplicityBound + weights.legibility
        if bound + weights.coverage + weights.density < bestScore { return best }
        var labels = 2
        while true {
          let densityBound = labels >= count ? 2 - Double(labels - 1) / Double(count - 1) : 1
          if bound + weights.coverage + weights.density * densityBound < bestScore { break }
          let smallest = range / Double(labels + 1) / Double(skip) / q
          var exponent = Int(Decade.exponent(of: smallest).rounded(.up))
          while exponent < 300 {
            let unit = q * Decade.power(Double(exponent))
            let step = Double(skip) * unit
            let coverageBound = coverageBound(span: step * Double(labels - 1), range: range)
            if bound + weights.coverage * coverageBound + weights.density * densityBound < bestScore { break }
            let first = Int((high / step).rounded(.down)) * skip - (labels - 1) * skip
            let last = Int((low / step).rounded(.up)) * skip
            if first <= last {
              for start in first...last {
                let lowest = Double(start) * unit
                let highest = lowest + step * Double(labels - 1)
                let hasZero = start % skip == 0 && lowest <= 0 && highest >= 0
                let score =
                  weights.simplicity * simplicity(rank: rank, skip: skip, hasZero: hasZero)
                  + weights.coverage * coverage(low: low, high: high, lowest: lowest, highest: highest)
                  + weights.density * density(labels, low: low, high: high, lowest: lowest, highest: highest)
                  + weights.legibility
                if score > bestScore {
                  bestScore = score
                  best = Candidate(
                    start: start * tenfold, step: skip * tenfold, count: labels, exponent: exponent - 1, score: score)
                }
              }
            }
            exponent += 1
          }
          labels += 1
        }
      }
    }
    return best
  }

  private func simplicity(rank: Int, skip: Int, hasZero: Bool) -> Double {
    1 - Double(rank) / Double(Self.steps.count - 1) - Double(skip) + (hasZero ? 1 : 0)
  }

  private func coverage(low: Double, high: Double, lowest: Double, highest: Double) -> Double {
    let tenth = 0.1 * (high - low)
    return 1 - 0.5 * ((high - highest) * (high - highest) + (low - lowest) * (low - lowest)) / (tenth * tenth)
  }

  private func coverageBound(span: Double, range: Double) -> Double {
    guard span > range else { return 1 }
    let half = (span - range) / 2
    return 1 - half * half / (0.1 * range * (0.1 * range))
  }

  private func density(_ labels: Int, low: Double, high: Double, lowest: Double, highest: Double) -> Double {
    let actual = Double(labels - 1) / (highest - lowest)
    let wanted = Double(count - 1) / (max(highest, high) - min(lowest, low))
    return 2 - max(actual / wanted, wanted / actual)
  }
}
