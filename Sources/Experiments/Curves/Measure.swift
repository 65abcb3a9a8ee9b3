/// What is recorded in the course of a run.
package enum Measure: Sendable, CaseIterable {
  /// The loss on each batch.
  case batchLoss
  /// The loss on each batch, smoothed.
  case smoothedLoss
  /// The loss over all training examples, where an epoch begins.
  case trainingLoss
  /// The loss over all validation examples, where an epoch begins.
  case validationLoss
  /// The share of training examples classified right, where an epoch begins.
  case trainingAccuracy
  /// The share of validation examples classified right, where an epoch begins.
  case validationAccuracy
  /// ‖g‖ on each batch.
  case gradientNorm
  /// The rate of each update.
  case rate
}
