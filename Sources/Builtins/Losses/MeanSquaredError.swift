package import GradientKit

/// The squared error (p − y)², not halved.
///
/// Legendre 1805. The mean over a batch is taken by the objective.
package struct MeanSquaredError: RegressionLoss {
  /// `mse`.
  package static let name = "mse"
  /// What it is.
  package static let summary = "squared error (p − y)², not halved"

  /// The squared error has no settings.
  package init(_ settings: inout Settings) throws {}

  /// (p − y)².
  package func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
    let error = prediction - target
    return error * error
  }

  /// (p − y)² with slope 2(p − y).
  package func evaluate(
    _ predictions: Span<Double>, against targets: Span<Double>, losses: inout MutableSpan<Double>,
    slopes: inout MutableSpan<Double>
  ) {
    for example in 0..<predictions.count {
      let error = predictions[example] - targets[example]
      losses[example] = error * error
      slopes[example] = 2 * error
    }
  }
}
