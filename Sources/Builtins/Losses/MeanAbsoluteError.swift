package import GradientKit

/// The absolute error |p − y|.
///
/// Boscovich 1757. The derivative at p = y is taken as zero, midway between the two sides.
package struct MeanAbsoluteError: RegressionLoss {
  /// The name on the command line, `mae`.
  package static let name = "mae"
  /// A short description for lists.
  package static let summary = "absolute error |p − y|"

  /// The absolute error has no settings.
  package init(_ settings: inout Settings) throws {}

  /// Returns |p − y|.
  package func value<S: Scalar>(_ prediction: S, _ target: S) -> S { abs(prediction - target) }
}
