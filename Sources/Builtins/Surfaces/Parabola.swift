package import GradientKit

/// 3x² − 3x + 4, with its minimum at x = ½.
///
/// Mike X Cohen's function for comparing fixed and changing rates.
package struct Parabola: Surface {
  /// The name on the command line, `parabola`.
  package static let name = "parabola"
  /// A short description for lists.
  package static let summary = "3x² − 3x + 4"

  /// Creates the surface, which has no settings.
  package init(_ settings: inout Settings) throws {}

  /// The surface has one coordinate.
  package var dimension: Int { 1 }
  /// The formula as text.
  package var formula: String { "3x² − 3x + 4" }
  /// The minimum, ½.
  package var minima: [[Double]] { [[0.5]] }
  /// The default window of a drawing.
  package var window: [ClosedRange<Double>] { [-2...3] }
  /// The default start, −1.5.
  package var start: [Double] { [-1.5] }

  /// Returns 3x² − 3x + 4.
  package func value<S: Scalar>(_ point: Point<S>) -> S {
    let x = point[0]
    return 3 * (x - 1) * x + 4
  }
}
