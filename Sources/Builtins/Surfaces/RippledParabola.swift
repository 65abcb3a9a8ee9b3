package import GradientKit

/// 0.05 x² + 0.4 cos 2x, a wide parabola with ripples whose valleys are shallow on its sides.
///
/// Plain descent from 8 stays in the first valley on its way, momentum rolls through it to one of the two lowest.
package struct RippledParabola: Surface {
  /// `rippled-parabola`.
  package static let name = "rippled-parabola"
  /// What it is.
  package static let summary = "0.05 x² + 0.4 cos 2x: shallow valleys on the way down, which momentum rolls through"

  /// The surface has no settings.
  package init(_ settings: inout Settings) throws {}

  /// 1.
  package var dimension: Int { 1 }
  /// The formula.
  package var formula: String { "0.05 x² + 0.4 cos 2x" }
  /// Where 8 sin 2x = x next to ±1.5.
  package var minima: [[Double]] { [[-1.4778943095202592], [1.4778943095202592]] }
  /// The part worth drawing.
  package var window: [ClosedRange<Double>] { [-9...9] }
  /// 8.
  package var start: [Double] { [8] }

  /// 0.05 x² + 0.4 cos 2x.
  package func value<S: Scalar>(_ point: Point<S>) -> S {
    let x = point[0]
    return 0.05 * x * x + 0.4 * cos(2 * x)
  }
}
