package import GradientKit

/// The absolute error |p − y|.
///
/// Boscovich 1757. The slope at p = y is zero, the middle of the two sides.
package struct MeanAbsoluteError: RegressionLoss {
  /// `mae`.
  package static let name = "mae"
  /// What it is.
  package static let summary = "absolute error |p − y|"

  /// The absolute error has no settings.
  package init(_ settings: inout Settings) throws {}

  /// |p − y|.
  package func value<S: Scalar>(_ prediction: S, _ target: S) -> S { abs(prediction - target) }
}
