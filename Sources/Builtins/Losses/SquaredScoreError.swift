import GradientKit

/// The squared distance of the scores from the right class's unit vector, Σⱼ (sⱼ − [j = y])².
///
/// Least squares for classification; Bishop 2006, section 4.1.3. Cohen and others 2021 train most of their networks
/// with it: unlike cross-entropy, it does not flatten out as the scores grow.
struct SquaredScoreError: ClassificationLoss {
  /// The name on the command line, `squared`.
  static let name = "squared"
  /// A short description for lists.
  static let summary = "squared error of class scores Σ (sⱼ − [j = y])²"

  /// Creates the loss, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// Returns Σⱼ (sⱼ − [j = y])².
  func value<S: Scalar>(_ scores: Scores<S>, _ label: Int) -> S {
    var sum: S = 0
    for index in scores.indices {
      let error = index == label ? scores[index] - 1 : scores[index]
      sum += error * error
    }
    return sum
  }
}
