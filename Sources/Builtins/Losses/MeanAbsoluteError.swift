public import GradientKit

/// The absolute error |p − y|.
///
/// Boscovich 1757. The slope at p = y is zero, the middle of the two sides.
public struct MeanAbsoluteError: RegressionLoss {
  /// `mae`.
  public static let name = "mae"
  /// What it is.
  public static let summary = "absolute error |p − y|"

  /// The absolute error has no settings.
  public init(_ settings: inout Settings) throws {}

  /// |p − y|.
  public func value<S: Scalar>(_ prediction: S, _ target: S) -> S { abs(prediction - target) }
}
