import GradientKit

/// The Poisson loss exp(s) − y s of a predicted log rate s for a count y.
///
/// The negative log-likelihood of a Poisson distribution with mean exp(s), without log y!, which no parameter changes;
/// so the loss can be negative. Nelder and Wedderburn 1972. Counts have to be y ≥ 0: below zero there is no best s,
/// since the loss decreases without bound towards s = −∞; such targets are not rejected. Its second derivative exp(s)
/// is unbounded, and default rates are suitable for s up to log 2.
struct Poisson: RegressionLoss {
  /// The name on the command line, `poisson`.
  static let name = "poisson"
  /// A short description for lists.
  static let summary = "exp(s) − y s of a log rate s for counts y ≥ 0"

  /// Creates the loss, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// Returns the loss exp(s) − y s.
  func value<S: Scalar>(_ prediction: S, _ target: S) -> S { exp(prediction) - target * prediction }
}
