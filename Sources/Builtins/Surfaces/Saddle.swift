package import GradientKit

/// x² − y², a saddle: it descends to the origin along x, and away from it without bound along y.
///
/// Descent from y = 0 ends on the saddle; any noise drives it off.
package struct Saddle: Surface {
  /// The name on the command line, `saddle`.
  package static let name = "saddle"
  /// A short description for lists.
  package static let summary = "x² − y²: a saddle"

  /// The surface has no settings.
  package init(_ settings: inout Settings) throws {}

  /// The surface has two coordinates.
  package var dimension: Int { 2 }
  /// The formula as text.
  package var formula: String { "x² − y²" }
  /// None: the surface is unbounded below.
  package var minima: [[Double]] { [] }
  /// The default window of a drawing.
  package var window: [ClosedRange<Double>] { [-1...1, -1...1] }
  /// The default start, slightly off the ridge.
  package var start: [Double] { [0.8, 1e-3] }

  /// Returns x² − y².
  package func value<S: Scalar>(_ point: Point<S>) -> S { point[0] * point[0] - point[1] * point[1] }
}
