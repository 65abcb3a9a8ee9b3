package import GradientKit

/// The squared error (p − y)², not halved.
///
/// Legendre 1805. The objective takes the mean over a batch.
package struct MeanSquaredError: RegressionLoss {
  /// The name on the command line, `mse`.
  package static let name = "mse"
  /// A short description for lists.
  package static let summary = "squared error (p − y)², not halved"

  /// Creates the loss, which has no settings.
  package init(_ settings: inout Settings) throws {}

  /// Returns (p − y)².
  package func value<S: Scalar>(_ prediction: S, _ target: S) -> S {
    let error = prediction - target
    return error * error
  }

  /// Returns (p − y)² with its derivative 2(p − y).
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
