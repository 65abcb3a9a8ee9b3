/// What a run tells at the end of every epoch, for the log.
public struct EpochReport: Sendable {
  /// The seed of the run.
  public let seed: UInt64
  /// The epoch just done, from 0.
  public let epoch: Int
  /// θ after the epoch's last update.
  public let parameters: [Double]
  /// The loss on the epoch's last batch, before its update.
  public let lossBefore: Double?
  /// The loss on the same batch after the update.
  public let lossAfter: Double
  /// ‖g‖ on that batch, before the update.
  public let gradientNorm: Double?
}
