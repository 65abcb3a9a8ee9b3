import GradientKit

/// Squared near zero, linear in the tails (Huber 1964).
struct Huber: RegressionLoss {
  static let name = "huber", summary = "squared near zero, linear in the tails"
  let delta: Double
  init(_ settings: inout Settings) throws { delta = try settings.number("delta", default: 1, "where the tails begin") }
  func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
    let distance = abs(prediction - target)
    return distance.primal <= delta ? distance * distance / 2 : S(delta) * (distance - S(delta / 2))
  }
}
