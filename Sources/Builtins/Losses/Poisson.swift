package import GradientKit

/// The Poisson loss exp(s) − y s of a predicted log rate s for a count y.
///
/// The negative log-likelihood of a Poisson distribution with mean exp(s), up to log y!, which no parameter changes; so
/// the loss can be negative. Nelder and Wedderburn 1972. Counts are y ≥ 0: below zero no s is best, as the loss falls for
/// ever towards s = −∞; targets are not refused for it. Its second derivative exp(s) has no largest value, and rates
/// that nobody chose suit s up to log 2.
package struct Poisson: RegressionLoss {
  /// `poisson`.
  package static let name = "poisson"
  /// What it is.
  package static let summary = "exp(s) − y s of a log rate s for counts y ≥ 0"

  /// The loss has no settings.
  package init(_ settings: inout Settings) throws {}

  /// The loss exp(s) − y s.
  package func value<S: Scalar>(_ prediction: S, _ target: S) -> S { exp(prediction) - target * prediction }
}
