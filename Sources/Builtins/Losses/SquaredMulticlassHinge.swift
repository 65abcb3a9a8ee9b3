import GradientKit

/// The squared multiclass hinge loss Σⱼ≠ᵧ max(0, sⱼ − sᵧ + Δ)².
///
/// The L2-SVM; cs231n, "Linear classification"; Tang 2013.
struct SquaredMulticlassHinge: ClassificationLoss {
  /// The name on the command line, `squared-svm`.
  static let name = "squared-svm"
  /// A short description for lists.
  static let summary = "squared multiclass hinge Σ max(0, sⱼ − sᵧ + Δ)²"

  private let delta: Double

  /// Reads `delta`, the margin.
  init(_ settings: inout Settings) throws {
    delta = try settings.number("delta", default: 1, "the margin Δ", in: 0...Double.greatestFiniteMagnitude)
  }

  /// Returns Σⱼ≠ᵧ max(0, sⱼ − sᵧ + Δ)².
  func value<S: Scalar>(_ scores: Scores<S>, _ label: Int) -> S {
    var sum: S = 0
    for other in scores.indices where other != label {
      let hinge = max(0, scores[other] - scores[label] + S(delta))
      sum += hinge * hinge
    }
    return sum
  }
}
