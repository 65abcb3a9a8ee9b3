/// A central difference along a direction, with a step that balances truncation and rounding.
struct Difference {
  /// The factor of the direction.
  let step: Double
  private let point: [Double]
  private let direction: [Double]

  /// Creates a difference at a point along a direction of any length.
  init(at point: [Double], along direction: [Double]) {
    self.point = point
    self.direction = direction
    let length = maximumNorm(direction)
    // The cube root of the rounding unit balances truncation against cancellation.
    step = 6e-6 * max(1, maximumNorm(point)) / (length > 0 ? length : 1)
  }

  /// Returns the point moved by the step along the direction, or against it for −1.
  func moved(by side: Double) -> [Double] { zip(point, direction).map { $0 + side * step * $1 } }
}
