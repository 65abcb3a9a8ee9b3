import GradientKit

/// A loss in the form of a plugin, with one formula only (Huber 1964).
struct Huber: RegressionLoss {
  static let name = "huber"
  static let summary = "squared near zero, linear in the tails"
  let delta: Double

  init(_ settings: inout Settings) throws {
    delta = try settings.number("delta", default: 1, "where the tails begin", in: .leastNonzeroMagnitude...100)
  }

  func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
    let error = abs(prediction - target)
    return error.primal <= delta ? error * error / 2 : S(delta) * (error - S(delta / 2))
  }
}
