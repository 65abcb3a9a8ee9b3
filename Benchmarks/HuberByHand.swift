import GradientKit

/// Huber's loss with its slope written out, the way one would without dual numbers.
struct HuberByHand: RegressionLoss {
  static let name = "huber-by-hand", summary = "what the plugin's formula is measured against"

  let delta: Double

  init(_ settings: inout Settings) throws { delta = try settings.number("delta", default: 1, "where the tails begin") }

  func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
    let error = abs(prediction - target)
    return error.primal <= delta ? error * error / 2 : S(delta) * (error - S(delta) / 2)
  }

  func evaluate(
    _ predictions: Span<Double>, against targets: Span<Double>, losses: inout MutableSpan<Double>,
    slopes: inout MutableSpan<Double>
  ) {
    let count = predictions.count
    precondition(targets.count == count && losses.count == count && slopes.count == count)
    for example in 0..<count {
      let error = predictions[unchecked: example] - targets[unchecked: example]
      if error.magnitude <= delta {
        losses[unchecked: example] = error * error / 2
        slopes[unchecked: example] = error
      } else {
        losses[unchecked: example] = delta * (error.magnitude - delta / 2)
        slopes[unchecked: example] = error > 0 ? delta : -delta
      }
    }
  }
}
