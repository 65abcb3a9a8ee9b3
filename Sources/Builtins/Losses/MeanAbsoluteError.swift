import GradientKit

/// The absolute error |p − y|.
///
/// Boscovich 1757. The derivative at p = y is taken as zero, midway between the two sides.
struct MeanAbsoluteError: RegressionLoss {
  /// The name on the command line, `mae`.
  static let name = "mae"
  /// A short description for lists.
  static let summary = "absolute error |p − y|"

  /// Creates the loss, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// Returns |p − y|.
  func value<S: Scalar>(_ prediction: S, _ target: S) -> S { abs(prediction - target) }
}
