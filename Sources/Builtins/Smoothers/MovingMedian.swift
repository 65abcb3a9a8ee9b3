import GradientKit

/// The median of the N points around each one; fewer near the ends.
///
/// Tukey 1977. A spike narrower than half the window has no effect. A value that is not finite is passed through and
/// does not count in other medians.
struct MovingMedian: Smoother {
  /// The name on the command line, `median`.
  static let name = "median"
  /// A short description for lists.
  static let summary = "centred median of N points"

  private let points: Int

  /// Reads `points`, N.
  init(_ settings: inout Settings) throws { points = try settings.centredPoints() }

  /// Whether smoothed values depend on later values; they do.
  var looksAhead: Bool { points > 1 }

  /// The caption names N.
  var caption: String { points > 1 ? "median of \(points) points (looks ahead)" : "not smoothed" }

  /// Returns the medians; `x` is not used.
  func smoothed(x: [Double], y: [Double]) -> [Double] {
    let reach = points / 2
    // The values in the window, in ascending order.
    var window: [Double] = []
    for value in y.prefix(reach) where value.isFinite { window.insert(value, at: Self.position(of: value, in: window)) }
    return y.indices.map { index in
      if index + reach < y.count, y[index + reach].isFinite {
        let value = y[index + reach]
        window.insert(value, at: Self.position(of: value, in: window))
      }
      if index > reach, y[index - reach - 1].isFinite {
        window.remove(at: Self.position(of: y[index - reach - 1], in: window))
      }
      guard y[index].isFinite else { return y[index] }
      let (lower, upper) = (window[(window.count - 1) / 2], window[window.count / 2])
      return lower / 2 + upper / 2
    }
  }

  /// Returns the index of the first element of `window` that is not below `value`.
  private static func position(of value: Double, in window: [Double]) -> Int {
    var (low, high) = (0, window.count)
    while low < high {
      let middle = (low + high) / 2
      if window[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
