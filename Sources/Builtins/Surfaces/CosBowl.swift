package import GradientKit

/// cos 2πx + x², two equal valleys beside a top on which the slope is zero.
///
/// Descent from exactly 0 never moves; any nudge decides for one of the valleys.
package struct CosBowl: Surface {
  /// `cos-bowl`.
  package static let name = "cos-bowl"
  /// What it is.
  package static let summary = "cos 2πx + x²: two valleys beside a stationary top"

  /// The surface has no settings.
  package init(_ settings: inout Settings) throws {}

  /// 1.
  package var dimension: Int { 1 }
  /// The formula.
  package var formula: String { "cos 2πx + x²" }
  /// Where π sin 2πx = x next to ±½.
  package var minima: [[Double]] { [[-0.47580245102422114], [0.47580245102422114]] }
  /// The part worth drawing.
  package var window: [ClosedRange<Double>] { [-2...2] }
  /// 0.1; from 0 nothing moves.
  package var start: [Double] { [0.1] }

  /// cos 2πx + x².
  package func value<S: Scalar>(_ point: Point<S>) -> S {
    let x = point[0]
    return cos(S(2 * .pi) * x) + x * x
  }
}
