import GradientKit

/// x² − y², a saddle: it descends to the origin along x, and away from it without bound along y.
///
/// Descent from y = 0 ends on the saddle; any noise drives it off.
struct Saddle: Surface {
  /// The name on the command line, `saddle`.
  static let name = "saddle"
  /// A short description for lists.
  static let summary = "x² − y²: a saddle"

  /// Creates the surface, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// The surface has two coordinates.
  var dimension: Int { 2 }
  /// The formula as text.
  var formula: String { "x² − y²" }
  /// None: the surface is unbounded below.
  var minima: [[Double]] { [] }
  /// The default window of a drawing.
  var window: [ClosedRange<Double>] { [-1...1, -1...1] }
  /// The default start, slightly off the ridge.
  var start: [Double] { [0.8, 1e-3] }

  /// Returns x² − y².
  func value<S: Scalar>(_ point: Point<S>) -> S { point[0] * point[0] - point[1] * point[1] }
}
