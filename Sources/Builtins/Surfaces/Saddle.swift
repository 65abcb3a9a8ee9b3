package import GradientKit

/// x² − y², a saddle: down into the middle along x, out of it along y, for ever.
///
/// From y = 0 descent ends on the saddle; the least noise drives it off.
package struct Saddle: Surface {
  /// `saddle`.
  package static let name = "saddle"
  /// What it is.
  package static let summary = "x² − y²: a saddle"

  /// The surface has no settings.
  package init(_ settings: inout Settings) throws {}

  /// 2.
  package var dimension: Int { 2 }
  /// The formula.
  package var formula: String { "x² − y²" }
  /// None: it has no lowest point.
  package var minima: [[Double]] { [] }
  /// The part worth drawing.
  package var window: [ClosedRange<Double>] { [-1...1, -1...1] }
  /// A little off the ridge.
  package var start: [Double] { [0.8, 1e-3] }

  /// x² − y².
  package func value<S: Scalar>(_ point: Point<S>) -> S { point[0] * point[0] - point[1] * point[1] }
}
