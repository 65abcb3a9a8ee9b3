package import GradientKit

/// The cross-entropy of softmax probabilities, log Σⱼ exp sⱼ − sᵧ, in natural logarithms.
///
/// Bridle 1990. The largest score is subtracted first, so that no exponential overflows.
package struct SoftmaxCrossEntropy: ClassificationLoss {
  /// The name on the command line, `softmax`.
  package static let name = "softmax"
  /// A short description for lists.
  package static let summary = "cross-entropy of softmax, log Σ exp sⱼ − sᵧ"

  /// ½: the largest possible eigenvalue of diag(p) − ppᵀ.
  package let curvature = 0.5

  /// Creates the loss, which has no settings.
  package init(_ settings: inout Settings) throws {}

  /// Returns log Σⱼ exp(sⱼ − m) + m − sᵧ with m the largest score.
  package func value<S: Scalar>(_ scores: Scores<S>, _ label: Int) -> S {
    let largest = S(scores.reduce(-.infinity) { max($0, $1.primal) })
    var sum: S = 0
    for score in scores { sum += exp(score - largest) }
    return log(sum) + largest - scores[label]
  }

  /// Returns the loss with its derivatives pⱼ − [j = y].
  package func evaluate(
    _ scores: Span<Double>, labels: Span<Int32>, losses: inout MutableSpan<Double>, slopes: inout MutableSpan<Double>
  ) {
    let width = scores.count / max(1, labels.count)
    for example in 0..<labels.count {
      let row = example * width
      let right = row + Int(labels[example])
      var largest = -Double.infinity
      for cell in row..<row + width { largest = max(largest, scores[cell]) }
      var sum = 0.0
      for cell in row..<row + width {
        slopes[cell] = Double.exp(scores[cell] - largest)
        sum += slopes[cell]
      }
      losses[example] = Double.log(sum) + (largest - scores[right])
      for cell in row..<row + width { slopes[cell] /= sum }
      slopes[right] -= 1
    }
  }
}
