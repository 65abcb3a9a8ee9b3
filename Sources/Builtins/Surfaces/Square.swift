package import GradientKit

/// x², the plainest valley: a step of rate η multiplies x by 1 − 2η.
///
/// At the rate 1 descent from 2 goes to and fro between 2 and −2; above it, it diverges.
package struct Square: Surface {
  /// `square`.
  package static let name = "square"
  /// What it is.
  package static let summary = "x²"

  /// The surface has no settings.
  package init(_ settings: inout Settings) throws {}

  /// 1.
  package var dimension: Int { 1 }
  /// The formula.
  package var formula: String { "x²" }
  /// 0.
  package var minima: [[Double]] { [[0]] }
  /// The part worth drawing.
  package var window: [ClosedRange<Double>] { [-3...3] }
  /// 2.
  package var start: [Double] { [2] }

  /// x².
  package func value<S: Scalar>(_ point: Point<S>) -> S { point[0] * point[0] }
}
