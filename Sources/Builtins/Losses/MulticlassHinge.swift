package import GradientKit

/// The multiclass hinge loss Σⱼ≠ᵧ max(0, sⱼ − sᵧ + Δ) of a support vector machine.
///
/// Weston and Watkins 1999; cs231n, "Linear classification". The derivative at a kink is taken as zero.
package struct MulticlassHinge: ClassificationLoss {
  /// The name on the command line, `svm`.
  package static let name = "svm"
  /// A short description for lists.
  package static let summary = "multiclass hinge Σ max(0, sⱼ − sᵧ + Δ) over wrong classes"

  private let delta: Double

  /// Reads `delta`, the margin.
  package init(_ settings: inout Settings) throws {
    delta = try settings.number("delta", default: 1, "the margin Δ", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Returns Σⱼ≠ᵧ max(0, sⱼ − sᵧ + Δ).
  package func value<S: Scalar>(_ scores: Scores<S>, _ label: Int) -> S {
    var sum: S = 0
    for other in scores.indices where other != label {
      sum += max(0, scores[other] - scores[label] + S(delta))
    }
    return sum
  }

  /// Returns the sum of hinges; each violated margin adds 1 to the derivative of its class and −1 to that of the
  /// correct class.
  package func evaluate(
    _ scores: Span<Double>, labels: Span<Int32>, losses: inout MutableSpan<Double>, slopes: inout MutableSpan<Double>
  ) {
    let width = scores.count / max(1, labels.count)
    for example in 0..<labels.count {
      let row = example * width
      let right = row + Int(labels[example])
      let threshold = scores[right] - delta
      var sum = 0.0
      var violated = 0.0
      for cell in row..<row + width {
        let margin = scores[cell] - threshold
        // Not `margin > 0`: a NaN score must not count as a kept margin.
        let counts = cell != right && !(margin <= 0)
        sum += counts ? margin : 0
        violated += counts ? 1 : 0
        slopes[cell] = counts ? 1 : 0
      }
      slopes[right] = -violated
      losses[example] = sum
    }
  }
}
