/// A place in a grid with the same number of points in every coordinate, counted through like an odometer.
struct GridPosition: Sendable {
  /// The index in every coordinate, from 0.
  private(set) var indices: [Int]
  private let points: Int

  /// The first place.
  init(coordinates: Int, points: Int) {
    indices = [Int](repeating: 0, count: coordinates)
    self.points = points
  }

  /// Goes on to the next place, the last coordinate fastest; false, and back at the first place, after the last one.
  mutating func advance() -> Bool {
    for coordinate in indices.indices.reversed() {
      indices[coordinate] += 1
      if indices[coordinate] < points { return true }
      indices[coordinate] = 0
    }
    return false
  }

  /// One of `points` evenly spaced numbers, from the lower bound to the upper.
  func value(_ index: Int, in range: ClosedRange<Double>) -> Double {
    guard index < points - 1 else { return range.upperBound }
    // Weighted, since the length of a wide range may be more than a double holds.
    let share = Double(index) / Double(points - 1)
    return min(range.upperBound, range.lowerBound * (1 - share) + range.upperBound * share)
  }
}
