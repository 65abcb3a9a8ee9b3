import GradientKit

/// Huber's loss: squared for errors up to δ, linear beyond, so that one outlier cannot outweigh all other examples.
///
/// Huber 1964, "Robust Estimation of a Location Parameter". Try it with `gdplot curve --loss huber:delta=0.5`.
struct Huber: RegressionLoss {
  static let name = "huber", summary = "squared up to δ, linear beyond"

  let delta: Double

  init(_ settings: inout Settings) throws {
    delta = try settings.number("delta", default: 1, "where the tails begin", in: 0 ... .infinity)
  }

  func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
    let error = abs(prediction - target)
    return error.primal <= delta ? error * error / 2 : S(delta) * (error - S(delta) / 2)
  }
}
