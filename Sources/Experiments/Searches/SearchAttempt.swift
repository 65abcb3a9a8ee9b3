/// What a search tells of each evaluation, for the log.
public struct SearchAttempt: Sendable {
  /// The strategy's label.
  public let strategy: String
  /// The seed of the run.
  public let seed: UInt64
  /// The number of the evaluation, from 1.
  public let number: Int
  /// The loss; `nil` where none came with the answer.
  public let loss: Double?
  /// The lowest loss so far; `nil` before the first.
  public let best: Double?
}
