/// The period of the noise of a line.
struct NoisePeriod {
  /// The number of values per period.
  let lag: Double
  /// The autocorrelation at the period, from 0 to 1.
  let correlation: Double

  private static let leastLag = 5
  private static let leastCorrelation = 0.3
  /// The number of values examined, counted from the end of longer lines.
  private static let lengthLimit = 4_000

  /// Finds the period, or returns `nil` if there is none.
  init?(_ shape: SeriesShape) {
    let first = max(0, shape.y.count - Self.lengthLimit)
    var rest = (first..<shape.y.count).map { index in
      shape.noise[index] > 0 ? max(-4, min(4, (shape.y[index] - shape.trend[index]) / shape.noise[index])) : 0
    }
    guard rest.count(where: { $0 != 0 }) * 2 > rest.count else { return nil }
    let mean = rest.reduce(0, +) / Double(max(1, rest.count))
    rest = rest.map { $0 - mean }
    let power = rest.reduce(0) { $0 + $1 * $1 }
    let longest = rest.count / 3
    guard longest > 2 * Self.leastLag, power > 0 else { return nil }
    let correlations = (0...longest).map { lag -> Double in
      var sum = 0.0
      for index in lag..<rest.count { sum += rest[index] * rest[index - lag] }
      return sum / power * Double(rest.count) / Double(rest.count - lag)
    }
    // Among hundreds of lags, chance alone produces 4/√n.
    let least = max(Self.leastCorrelation, 4 / Double(rest.count).squareRoot())
    let peaks = (Self.leastLag..<longest).filter { lag in
      correlations[lag] > least && correlations[lag] > correlations[lag - 1]
        && correlations[lag] >= correlations[lag + 1]
    }
    guard let highest = peaks.map({ correlations[$0] }).max(),
      // The shortest of a period and its multiples.
      let lag = peaks.first(where: { correlations[$0] > 0.8 * highest }),
      correlations[(lag / 3)..<lag].contains(where: { $0 < 0.5 * correlations[lag] })
    else { return nil }
    self.lag = Double(lag)
    correlation = min(1, correlations[lag])
  }
}
