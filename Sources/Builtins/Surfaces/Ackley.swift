import GradientKit

/// −20 e^(−0.2 √(½(x² + y²))) − e^(½(cos 2πx + cos 2πy)) + e + 20, a funnel in a nearly flat surface with many minima.
///
/// Ackley 1987. The minimum is a cusp, where the gradient is taken as zero.
struct Ackley: Surface {
  /// The name on the command line, `ackley`.
  static let name = "ackley"
  /// A short description for lists.
  static let summary = "−20 e^(−0.2 √(½(x² + y²))) − e^(½(cos 2πx + cos 2πy)) + e + 20"

  /// Creates the surface, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// The surface has two coordinates.
  var dimension: Int { 2 }
  /// The formula as text.
  var formula: String { "−20 e^(−0.2 √(½(x² + y²))) − e^(½(cos 2πx + cos 2πy)) + e + 20" }
  /// The minimum, the origin.
  var minima: [[Double]] { [[0, 0]] }
  /// The default window of a drawing.
  var window: [ClosedRange<Double>] { [-5...5, -5...5] }
  /// The default start, (2.5, 1.8).
  var start: [Double] { [2.5, 1.8] }

  /// Returns the sum of the funnel, the cosines, and a constant that makes the minimum 0.
  func value<S: Scalar>(_ point: Point<S>) -> S {
    let (x, y) = (point[0], point[1])
    let square = (x * x + y * y) / 2
    // The derivative of the root is infinite at 0, so the distance is the constant 0 there.
    let distance = square.primal == 0 ? 0 : sqrt(square)
    let waves = (cos(S(2 * .pi) * x) + cos(S(2 * .pi) * y)) / 2
    return -20 * exp(-0.2 * distance) - exp(waves) + S(20 + Double.exp(1))
  }
}
