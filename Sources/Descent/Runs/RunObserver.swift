/// Who watches runs while they go on.
package struct RunObserver: Sendable {
  /// Whether the user wants the run to stop.
  package var shouldStop: @Sendable () -> Bool
  /// Called with the number of steps a run is going to make, before its first one.
  package var willRun: @Sendable (Int) -> Void
  /// Called with the number of steps made since the last call.
  package var didAdvance: @Sendable (Int) -> Void
  /// Called at the end of an epoch, when not `nil`.
  package var didFinishEpoch: (@Sendable (EpochReport) -> Void)?
  /// Called with every point the optimizer asked about and the loss there, `nil` where none came with the answer.
  package var didEvaluate: (@Sendable (_ point: [Double], _ loss: Double?) -> Void)?

  /// An observer.
  package init(
    shouldStop: @escaping @Sendable () -> Bool = { false }, willRun: @escaping @Sendable (Int) -> Void = { _ in },
    didAdvance: @escaping @Sendable (Int) -> Void = { _ in },
    didFinishEpoch: (@Sendable (EpochReport) -> Void)? = nil,
    didEvaluate: (@Sendable (_ point: [Double], _ loss: Double?) -> Void)? = nil
  ) {
    self.shouldStop = shouldStop
    self.willRun = willRun
    self.didAdvance = didAdvance
    self.didFinishEpoch = didFinishEpoch
    self.didEvaluate = didEvaluate
  }
}

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
