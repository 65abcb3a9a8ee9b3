import GradientKit

/// x³ − 2x² + 2, a local minimum at x = 4/3; it is unbounded below on the left.
///
/// The example of many notebooks on gradient descent. Left of −2/3 it is below its local minimum.
struct Cubic: Surface {
  /// The name on the command line, `cubic`.
  static let name = "cubic"
  /// A short description for lists.
  static let summary = "x³ − 2x² + 2: a valley at 4/3, an abyss left of −2/3"

  /// Creates the surface, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// The surface has one coordinate.
  var dimension: Int { 1 }
  /// The formula as text.
  var formula: String { "x³ − 2x² + 2" }
  /// The local minimum, 4/3.
  var minima: [[Double]] { [[4.0 / 3]] }
  /// The default window of a drawing, with the valley only.
  var window: [ClosedRange<Double>] { [-0.6...2.5] }
  /// The default start, 2.
  var start: [Double] { [2] }

  /// Returns x³ − 2x² + 2.
  func value<S: Scalar>(_ point: Point<S>) -> S {
    let x = point[0]
    return (x - 2) * x * x + 2
  }
}
