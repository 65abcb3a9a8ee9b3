import GradientKit

/// The results of one run, in a few numbers.
package struct RunSummary: Sendable, Codable, Equatable {
  /// The seed.
  package var seed: UInt64
  /// How the run ended, in one word.
  package var verdict: String
  /// The stopping rule that ended the run, with its numbers.
  package var stopReason: String?
  /// The updates made.
  package var steps: Int
  /// Analytic gradients computed, monitoring left out.
  package var gradientEvaluations: Int
  /// Loss values computed, monitoring left out.
  package var lossEvaluations: Int
  /// Examples looked at, monitoring left out.
  package var examples: Int
  /// The loss on the whole objective at the end, where every step saw the whole.
  package var loss: Double?
  /// The loss over all training examples at the end.
  package var trainLoss: Double?
  /// The loss over all validation examples at the end.
  package var validationLoss: Double?
  /// The loss over all test examples at the end.
  package var testLoss: Double?
  /// The share of training examples classified right at the end.
  package var trainAccuracy: Double?
  /// The share of validation examples classified right at the end.
  package var validationAccuracy: Double?
  /// The share of test examples classified right at the end.
  package var testAccuracy: Double?
  /// R² of predicted numbers over all training examples at the end.
  package var trainR2: Double?
  /// R² over all validation examples at the end.
  package var validationR2: Double?
  /// The mean of |y − ŷ| over all training examples at the end.
  package var trainAbsoluteError: Double?
  /// The mean of |y − ŷ| over all validation examples at the end.
  package var validationAbsoluteError: Double?
  /// θ at the end, where it is small enough to be recorded.
  package var parameters: [Double]?

  /// The summary of a trace.
  package init(_ trace: Trace) {
    let last = trace.rows.last
    seed = trace.seed
    verdict = trace.verdict.word
    stopReason = trace.stopReason?.description
    loss = last?.loss
    steps = last?.step ?? 0
    gradientEvaluations = last?.counts.gradients ?? 0
    lossEvaluations = last?.counts.losses ?? 0
    examples = last?.counts.examples ?? 0
    trainLoss = last?.training?.loss
    validationLoss = last?.validation?.loss
    testLoss = trace.test?.loss
    trainAccuracy = last?.training?.accuracy
    validationAccuracy = last?.validation?.accuracy
    testAccuracy = trace.test?.accuracy
    trainR2 = last?.trainingErrors?.determination
    validationR2 = last?.validationErrors?.determination
    trainAbsoluteError = last?.trainingErrors?.absolute
    validationAbsoluteError = last?.validationErrors?.absolute
    parameters = last?.parameters
  }
}
