package import GradientKit

/// 3x² − 3x + 4, a valley at x = ½.
///
/// Mike X Cohen's function for comparing fixed and changing rates.
package struct Parabola: Surface {
  /// `parabola`.
  package static let name = "parabola"
  /// What it is.
  package static let summary = "3x² − 3x + 4"

  /// The surface has no settings.
  package init(_ settings: inout Settings) throws {}

  /// 1.
  package var dimension: Int { 1 }
  /// The formula.
  package var formula: String { "3x² − 3x + 4" }
  /// ½.
  package var minima: [[Double]] { [[0.5]] }
  /// The part worth drawing.
  package var window: [ClosedRange<Double>] { [-2...3] }
  /// −1.5.
  package var start: [Double] { [-1.5] }

  /// 3x² − 3x + 4.
  package func value<S: Scalar>(_ point: Point<S>) -> S {
    let x = point[0]
    return 3 * (x - 1) * x + 4
  }
}
