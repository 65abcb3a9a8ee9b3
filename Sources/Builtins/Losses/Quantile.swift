package import GradientKit

/// The quantile or pinball loss: τ(y − p) where the prediction is too low, (1 − τ)(p − y) where it is too high.
///
/// Koenker and Bassett 1978. The constant with the least mean loss is the τ-quantile of the targets; with τ = ½ the loss
/// is half the absolute error. The slope at p = y is ½ − τ, the middle of the two sides.
package struct Quantile: RegressionLoss {
  /// `quantile`.
  package static let name = "quantile"
  /// What it is.
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

  /// max(τ e, (τ − 1) e) of the error e = y − p.
  package func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
    let error = target - prediction
    let weight = error.primal > 0 ? tau : error.primal < 0 ? tau - 1 : tau - 0.5
    return S(weight) * error
  }
}
