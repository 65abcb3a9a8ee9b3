import GradientKit

/// A point tried along a line, with what was found there.
struct LineTrial {
  /// How far along the direction the point lies.
  var length: Double
  /// The loss there; +∞ where loss or slope are no finite numbers.
  var loss: Double
  /// The slope along the direction.
  var slope: Double
  /// The point itself.
  package var point: [Double]
  /// The gradient there.
  var gradient: [Double]

  /// Where the cubic through two trials, with their slopes, is lowest; `nil` when it has no minimum.
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
