import GradientKit

/// The unweighted mean of the N points around each one; fewer near the ends.
///
/// The running average of Weights & Biases. A value that is not finite is passed through and has no weight.
struct MovingMean: Smoother {
  /// The name on the command line, `boxcar`.
  static let name = "boxcar"
  /// A short description for lists.
  static let summary = "centred mean of N points"

  private let points: Int

  /// Reads `points`, N.
  init(_ settings: inout Settings) throws { points = try settings.centredPoints() }

  /// Whether smoothed values depend on later values; they do.
  var looksAhead: Bool { points > 1 }

  /// The caption names N.
  var caption: String { points > 1 ? "mean of \(points) points (looks ahead)" : "not smoothed" }

  /// Returns the means; `x` is not used.
  func smoothed(x: [Double], y: [Double]) -> [Double] {
    guard points > 1, let first = y.first, !y.allSatisfy({ $0 == first }) else { return y }
    // Every window is the sum of two partial sums, from a point to the ends of blocks as long as the window (van Herk
    // 1992). A sliding sum would keep the rounding error of a large value for ever.
    var (forward, backward) = (y.map(Total.init), y.map(Total.init))
    for index in y.indices.dropFirst() where index % points != 0 { forward[index].add(forward[index - 1]) }
    for index in y.indices.dropLast().reversed() where (index + 1) % points != 0 {
      backward[index].add(backward[index + 1])
    }
    let reach = points / 2
    return y.indices.map { index in
      guard y[index].isFinite else { return y[index] }
      let (begin, end) = (max(0, index - reach), min(y.count - 1, index + reach))
      if begin / points == end / points {
        // The window is cut short by an end of the curve, or is a whole block.
        return (begin % points == 0 ? forward[end] : backward[begin]).mean
      }
      var total = backward[begin]
      total.add(forward[end])
      return total.mean
    }
  }

  private struct Total {
    var sum: Double
    var count: Int

    init(_ value: Double) { (sum, count) = value.isFinite ? (value, 1) : (0, 0) }

    var mean: Double { sum / Double(count) }

    mutating func add(_ other: Total) {
      sum += other.sum
      count += other.count
    }
  }
}

extension Settings {
  /// Reads N, the number of points of a centred window: odd, so that the window has a middle.
  mutating func centredPoints() throws -> Int {
    let points = try integer("points", default: 11, "N, the points in the window, an odd number", in: 1...Int.max)
    guard points % 2 == 1 else {
      throw SettingError.badValue(
        component: component, key: "points", value: String(points), expected: "odd, so that the window has a middle")
    }
    return points
  }
}
