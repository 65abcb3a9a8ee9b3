import GradientKit

/// 0.05 x² + 0.4 cos 2x, a wide parabola with shallow local minima on its sides.
///
/// Plain descent from 8 stays in the first local minimum; momentum passes it and reaches one of the two global ones.
struct RippledParabola: Surface {
  /// The name on the command line, `rippled-parabola`.
  static let name = "rippled-parabola"
  /// A short description for lists.
  static let summary = "0.05 x² + 0.4 cos 2x: shallow valleys on the way down, which momentum rolls through"

  /// Creates the surface, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// The surface has one coordinate.
  var dimension: Int { 1 }
  /// The formula as text.
  var formula: String { "0.05 x² + 0.4 cos 2x" }
  /// The minima, where 8 sin 2x = x next to ±1.5.
  var minima: [[Double]] { [[-1.4778943095202592], [1.4778943095202592]] }
  /// The default window of a drawing.
  var window: [ClosedRange<Double>] { [-9...9] }
  /// The default start, 8.
  var start: [Double] { [8] }

  /// Returns 0.05 x² + 0.4 cos 2x.
  func value<S: Scalar>(_ point: Point<S>) -> S {
    let x = point[0]
    return 0.05 * x * x + 0.4 * cos(2 * x)
  }
}
