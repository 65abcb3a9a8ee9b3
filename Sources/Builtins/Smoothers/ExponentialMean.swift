package import GradientKit

/// TensorBoard's exponentially weighted mean, corrected for its start at zero.
///
/// a ← s a + (1 − s) y, shown as a / (1 − sⁿ) ("classicSmoothing" in TensorBoard's source). With `start=zero` a is
/// shown without the correction, too small at first, as in textbooks; with `start=first` it starts at the first value
/// instead. A curve of equal values stays the same; a value that is not finite is passed through and does not change a
/// and n.
package struct ExponentialMean: Smoother {
  /// The name on the command line, `ema`.
  package static let name = "ema"
  /// A short description for lists.
  package static let summary = "TensorBoard's debiased exponential mean"

  private let weight: Double
  private let start: Start

  /// Reads `weight`, the share of the past in each mean, and `start`, the initial mean.
  package init(_ settings: inout Settings) throws {
    weight = try settings.number("weight", default: 0.9, "share of the past kept, 0 for none", in: 0...0.999)
    let word = try settings.choice(
      "start", of: Start.allCases.map(\.rawValue), default: Start.debiased.rawValue,
      "where the mean starts: at zero with the bias taken out, at zero with the bias, or at the first value")
    start = Start(rawValue: word) ?? .debiased
  }

  private enum Start: String, CaseIterable {
    case debiased, zero, first

    var words: String {
      switch self {
      case .debiased: ""
      case .zero: " from zero"
      case .first: " from the first value"
      }
    }
  }

  /// Whether the values stay unchanged, as with a weight of zero.
  package var isIdentity: Bool { weight == 0 }

  /// Whether smoothed values depend on later values; they do not.
  package var looksAhead: Bool { false }

  /// The weight and the half-life ln ½ / ln s, in points.
  package var caption: String {
    guard weight > 0 else { return "not smoothed" }
    let halfLife = Double.log(0.5) / Double.log(weight)
    let rounded = halfLife < 9.95 ? (halfLife * 10).rounded() / 10 : halfLife.rounded()
    let points = rounded == 1 ? "point" : "points"
    return "EMA \(weight)\(start.words), half-life \(rounded.shortText) \(points)"
  }

  /// Returns the means; `x` is not used.
  package func smoothed(x: [Double], y: [Double]) -> [Double] {
    guard let first = y.first, weight > 0, start == .zero || !y.allSatisfy({ $0 == first }) else { return y }
    let (weight, gain) = (weight, 1 - weight)
    return y.withUnsafeBufferPointer { y in
      [Double](unsafeUninitializedCapacity: y.count) { means, filled in
        filled = y.count
        var mean = 0.0
        var count = 0
        // 1 − sⁿ, which rounds to 1 for large n.
        var correction = start == .debiased ? 0.0 : 1
        for index in y.indices {
          let value = y[index]
          guard value.isFinite else {
            means.initializeElement(at: index, to: value)
            continue
          }
          count += 1
          mean = start == .first && count == 1 ? value : weight * mean + gain * value
          if correction < 1 { correction = 1 - Double.pow(weight, count) }
          means.initializeElement(at: index, to: mean / correction)
        }
      }
    }
  }
}
