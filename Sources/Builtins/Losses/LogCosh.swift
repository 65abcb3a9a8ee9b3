import GradientKit

/// The logarithm of the hyperbolic cosine of the error, log cosh(p − y).
///
/// Near e²/2 for small errors e and |e| − log 2 for large ones; its slope is tanh e. Green 1990, "Bayesian
/// reconstructions from emission tomography data"; Saleh and Saleh 2022.
struct LogCosh: RegressionLoss {
  /// The name on the command line, `log-cosh`.
  static let name = "log-cosh"
  /// A short description for lists.
  static let summary = "log cosh(p − y): squared near zero, linear in the tails"

  /// 1: the largest 1 − tanh² e.
  let curvature = 1.0

  /// Creates the loss, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// Returns log(1 + 2 sinh²(e/2)) for small errors e, |e| + log(1 + exp(−2|e|)) − log 2 for others.
  func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
    let error = prediction - target
    let distance = abs(error)
    guard distance.primal < 1 else { return distance + log(onePlus: exp(-2 * distance)) - S(Double.log(2)) }
    // For small errors, the other form is a difference of nearly equal numbers.
    let half = S.sinh(error / 2)
    return log(onePlus: 2 * half * half)
  }
}
