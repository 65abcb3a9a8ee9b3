package import GradientKit

/// x³ − 2x² + 2, a valley at x = 4/3 beside an abyss on the left.
///
/// The example of many notebooks on gradient descent. It has no lowest point: left of −2/3 it lies below its valley.
package struct Cubic: Surface {
  /// `cubic`.
  package static let name = "cubic"
  /// What it is.
  package static let summary = "x³ − 2x² + 2: a valley at 4/3, an abyss left of −2/3"

  /// The surface has no settings.
  package init(_ settings: inout Settings) throws {}

  /// 1.
  package var dimension: Int { 1 }
  /// The formula.
  package var formula: String { "x³ − 2x² + 2" }
  /// The bottom of the valley, 4/3.
  package var minima: [[Double]] { [[4.0 / 3]] }
  /// The valley, without the abyss.
  package var window: [ClosedRange<Double>] { [-0.6...2.5] }
  /// 2.
  package var start: [Double] { [2] }

  /// x³ − 2x² + 2.
  package func value<S: Scalar>(_ point: Point<S>) -> S {
    let x = point[0]
    return (x - 2) * x * x + 2
  }
}
