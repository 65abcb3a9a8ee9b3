/// What a run tells at the end of every epoch, for the log.
package struct EpochReport: Sendable {
  /// The seed of the run.
  package let seed: UInt64
  /// The epoch just done, from 0.
  package let epoch: Int
  /// θ after the epoch's last update.
  package let parameters: [Double]
  /// The loss on the epoch's last batch, before its update.
  package let lossBefore: Double?
  /// The loss on the same batch after the update.
  package let lossAfter: Double
  /// ‖g‖ on that batch, before the update.
  package let gradientNorm: Double?
}
