/// Where a central difference along a direction looks: a step of balanced length to both sides of a point.
struct Difference {
  /// What the direction is multiplied by.
  let step: Double
  private let point: [Double]
  private let direction: [Double]

  /// The difference at a point along a direction of any length.
  init(at point: [Double], along direction: [Double]) {
    self.point = point
    self.direction = direction
    let length = maximumNorm(direction)
    // The cube root of the rounding unit balances truncation against cancellation.
    step = 6e-6 * max(1, maximumNorm(point)) / (length > 0 ? length : 1)
  }

  /// The point with the step times the direction added, or for −1 taken off.
  func moved(by side: Double) -> [Double] { zip(point, direction).map { $0 + side * step * $1 } }
}
