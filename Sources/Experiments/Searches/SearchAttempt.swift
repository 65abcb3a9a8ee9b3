/// What a search tells of each evaluation, for the log.
package struct SearchAttempt: Sendable {
  /// The strategy's label.
  package let strategy: String
  /// The seed of the run.
  package let seed: UInt64
  /// The number of the evaluation, from 1.
  package let number: Int
  /// The loss; `nil` where none came with the answer.
  package let loss: Double?
  /// The lowest loss so far; `nil` before the first.
  package let best: Double?
}
