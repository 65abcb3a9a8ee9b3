import GradientKit

/// A summary of one run.
package struct RunSummary: Sendable, Codable, Equatable {
  /// The seed.
  package var seed: UInt64
  /// The verdict in one word.
  package var verdict: String
  /// The stopping rule that ended the run, with its values.
  package var stopReason: String?
  /// The number of updates.
  package var steps: Int
  /// The number of analytic gradients, without monitoring.
  package var gradientEvaluations: Int
  /// The number of loss values, without monitoring.
  package var lossEvaluations: Int
  /// The number of examples processed, without monitoring.
  package var examples: Int
  /// The final value of the whole objective, if every step used a full batch.
  package var loss: Double?
  /// The final loss over all training examples.
  package var trainLoss: Double?
  /// The final loss over all validation examples.
  package var validationLoss: Double?
  /// The final loss over all test examples.
  package var testLoss: Double?
  /// The final share of training examples classified correctly.
  package var trainAccuracy: Double?
  /// The final share of validation examples classified correctly.
  package var validationAccuracy: Double?
  /// The final share of test examples classified correctly.
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

  /// Creates the summary of a trace.
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
