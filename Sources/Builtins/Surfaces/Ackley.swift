package import GradientKit

/// −20 e^(−0.2 √(½(x² + y²))) − e^(½(cos 2πx + cos 2πy)) + e + 20, a funnel in a nearly flat egg box.
///
/// Ackley 1987. Its bottom is a point: the slope there is taken to be zero, the middle of all sides.
package struct Ackley: Surface {
  /// `ackley`.
  package static let name = "ackley"
  /// What it is.
  package static let summary = "−20 e^(−0.2 √(½(x² + y²))) − e^(½(cos 2πx + cos 2πy)) + e + 20"

  /// The surface has no settings.
  package init(_ settings: inout Settings) throws {}

  /// 2.
  package var dimension: Int { 2 }
  /// The formula.
  package var formula: String { "−20 e^(−0.2 √(½(x² + y²))) − e^(½(cos 2πx + cos 2πy)) + e + 20" }
  /// The origin.
  package var minima: [[Double]] { [[0, 0]] }
  /// The part worth drawing.
  package var window: [ClosedRange<Double>] { [-5...5, -5...5] }
  /// (2.5, 1.8).
  package var start: [Double] { [2.5, 1.8] }

  /// The funnel, the egg box, and what lifts the bottom to 0.
  package func value<S: Scalar>(_ point: Point<S>) -> S {
    let (x, y) = (point[0], point[1])
    let square = (x * x + y * y) / 2
    // The root has no slope at 0; its value there has.
    let distance = square.primal == 0 ? 0 : sqrt(square)
    let waves = (cos(S(2 * .pi) * x) + cos(S(2 * .pi) * y)) / 2
    return -20 * exp(-0.2 * distance) - exp(waves) + S(20 + Double.exp(1))
  }
}
