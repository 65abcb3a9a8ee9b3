import GradientKit

/// A trial point along a line, with its loss and gradient.
struct LineTrial {
  /// The distance along the direction, as a multiple of it.
  var length: Double
  /// The loss; +∞ if loss or derivative is not finite.
  var loss: Double
  /// The derivative along the direction.
  var slope: Double
  /// The point.
  package var point: [Double]
  /// The gradient at the point.
  var gradient: [Double]

  /// Returns the minimum of the cubic through the losses and derivatives of two trials; `nil` if it has none.
  static func cubicMinimum(_ a: LineTrial, _ b: LineTrial) -> Double? {
    // Nocedal and Wright 2006, equation 3.59.
    let first = a.slope + b.slope - 3 * (a.loss - b.loss) / (a.length - b.length)
    let square = first * first - a.slope * b.slope
    guard square >= 0 else { return nil }
    let second = b.length > a.length ? Double.sqrt(square) : -Double.sqrt(square)
    let share = (b.slope + second - first) / (b.slope - a.slope + 2 * second)
    let length = b.length - (b.length - a.length) * share
    return length.isFinite ? length : nil
  }
}
