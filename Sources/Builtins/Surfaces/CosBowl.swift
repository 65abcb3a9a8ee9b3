package import GradientKit

/// cos 2πx + x², two equal valleys beside a local maximum.
///
/// Descent from exactly 0 never moves; any perturbation leads to one of the valleys.
package struct CosBowl: Surface {
  /// The name on the command line, `cos-bowl`.
  package static let name = "cos-bowl"
  /// A short description for lists.
  package static let summary = "cos 2πx + x²: two valleys beside a stationary top"

  /// Creates the surface, which has no settings.
  package init(_ settings: inout Settings) throws {}

  /// The surface has one coordinate.
  package var dimension: Int { 1 }
  /// The formula as text.
  package var formula: String { "cos 2πx + x²" }
  /// The minima, where π sin 2πx = x next to ±½.
  package var minima: [[Double]] { [[-0.47580245102422114], [0.47580245102422114]] }
  /// The default window of a drawing.
  package var window: [ClosedRange<Double>] { [-2...2] }
  /// The default start, 0.1; descent from 0 does not move.
  package var start: [Double] { [0.1] }

  /// Returns cos 2πx + x².
  package func value<S: Scalar>(_ point: Point<S>) -> S {
    let x = point[0]
    return cos(S(2 * .pi) * x) + x * x
  }
}
