import GradientKit

/// A position in a grid with the same number of points in every coordinate.
struct GridPosition: Sendable {
  /// The index in every coordinate, from 0.
  private(set) var indices: [Int]
  private let points: Int

  /// Creates the first position.
  init(coordinates: Int, points: Int) {
    indices = [Int](repeating: 0, count: coordinates)
    self.points = points
  }

  /// Advances to the next position, the last coordinate fastest.
  ///
  /// Returns `false` after the last position and goes back to the first one.
  mutating func advance() -> Bool {
    for coordinate in indices.indices.reversed() {
      indices[coordinate] += 1
      if indices[coordinate] < points { return true }
      indices[coordinate] = 0
    }
    return false
  }

  /// Returns one of `points` evenly spaced numbers, from the lower bound to the upper.
  func value(_ index: Int, in range: ClosedRange<Double>) -> Double {
    guard index < points - 1 else { return range.upperBound }
    // A weighted sum, because the length of a wide range may overflow.
    let share = Double(index) / Double(points - 1)
    return min(range.upperBound, range.lowerBound * (1 - share) + range.upperBound * share)
  }
}

/// The range that a grid search covers in every coordinate.
enum SearchRange {
  /// Reads `from` and `to`.
  static func read(_ settings: inout Settings) throws -> ClosedRange<Double> {
    let lower = try settings.number("from", default: 0, "where the grid begins in every coordinate")
    let upper = try settings.number("to", default: 4, "where it ends")
    guard lower < upper, (upper - lower).isFinite else {
      throw SettingError.badValue(
        component: settings.component, key: "to", value: String(upper), expected: "above 'from', \(lower)")
    }
    return lower...upper
  }
}
