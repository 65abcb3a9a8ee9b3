package import GradientKit

/// The quantile or pinball loss: τ(y − p) where the prediction is too low, (1 − τ)(p − y) where it is too high.
///
/// Koenker and Bassett 1978. The constant with the least mean loss is the τ-quantile of the targets; with τ = ½ the
/// loss is half the absolute error. The derivative at p = y is taken as ½ − τ, midway between the two sides.
package struct Quantile: RegressionLoss {
  /// The name on the command line, `quantile`.
  package static let name = "quantile"
  /// A short description for lists.
  package static let summary = "pinball loss, τ(y − p) below the target and (1 − τ)(p − y) above it"

  private let tau: Double

  /// Reads `tau`, the quantile.
  package init(_ settings: inout Settings) throws {
    tau = try settings.number("tau", default: 0.5, "the quantile τ to predict, between 0 and 1")
    guard tau > 0, tau < 1 else {
      throw SettingError.badValue(
        component: Self.name, key: "tau", value: "\(tau)", expected: "a number between 0 and 1, such as 0.9")
    }
  }

  /// Returns max(τ e, (τ − 1) e) of the error e = y − p.
  package func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
    let error = target - prediction
    let weight = error.primal > 0 ? tau : error.primal < 0 ? tau - 1 : tau - 0.5
    return S(weight) * error
  }
}
