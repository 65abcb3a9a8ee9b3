package import GradientKit

/// x², the simplest surface: a step of rate η multiplies x by 1 − 2η.
///
/// At the rate 1, descent from 2 alternates between 2 and −2; above it, descent diverges.
package struct Square: Surface {
  /// The name on the command line, `square`.
  package static let name = "square"
  /// A short description for lists.
  package static let summary = "x²"

  /// Creates the surface, which has no settings.
  package init(_ settings: inout Settings) throws {}

  /// The surface has one coordinate.
  package var dimension: Int { 1 }
  /// The formula as text.
  package var formula: String { "x²" }
  /// The minimum, 0.
  package var minima: [[Double]] { [[0]] }
  /// The default window of a drawing.
  package var window: [ClosedRange<Double>] { [-3...3] }
  /// The default start, 2.
  package var start: [Double] { [2] }

  /// Returns x².
  package func value<S: Scalar>(_ point: Point<S>) -> S { point[0] * point[0] }
}
