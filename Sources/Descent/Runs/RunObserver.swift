/// Callbacks for runs in progress.
package struct RunObserver: Sendable {
  /// Whether the user wants the run to stop.
  package var shouldStop: @Sendable () -> Bool
  /// Called before the first step of a run, with the number of steps it will make.
  package var willRun: @Sendable (Int) -> Void
  /// Called with the number of steps made since the last call.
  package var didAdvance: @Sendable (Int) -> Void
  /// Called at the end of an epoch, if not `nil`.
  package var didFinishEpoch: (@Sendable (EpochReport) -> Void)?
  /// Called after every evaluation of a run that records them, if not `nil`.
  package var didEvaluate: (@Sendable (EvaluationReport) -> Void)?
  /// Called with every update by a single example, when not `nil`.
  package var didUpdate: (@Sendable (UpdateReport) -> Void)?

  /// Creates an observer.
  package init(
    shouldStop: @escaping @Sendable () -> Bool = { false }, willRun: @escaping @Sendable (Int) -> Void = { _ in },
    didAdvance: @escaping @Sendable (Int) -> Void = { _ in },
    didFinishEpoch: (@Sendable (EpochReport) -> Void)? = nil,
    didEvaluate: (@Sendable (EvaluationReport) -> Void)? = nil
  ) {
    self.shouldStop = shouldStop
    self.willRun = willRun
    self.didAdvance = didAdvance
    self.didFinishEpoch = didFinishEpoch
    self.didEvaluate = didEvaluate
  }
}

/// An event at the end of an epoch.
package struct EpochReport: Sendable {
  /// The seed of the run.
  package let seed: UInt64
  /// The index of the finished epoch, from 0.
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

/// What a run tells of each update by a single example, for the log.
package struct UpdateReport: Sendable {
  /// The example, counted from 0 in the order of the training examples.
  package let example: Int
  /// θ before the update.
  package let parameters: [Double]
  /// The loss of the example there.
  package let loss: Double
  /// Its gradient there.
  package let gradient: [Double]
}

/// What a run tells of each evaluation, for the log.
package struct EvaluationReport: Sendable {
  /// The seed of the run.
  package let seed: UInt64
  /// The number of the evaluation, from 1.
  package let number: Int
  /// The loss; `nil` if the evaluation had none.
  package let loss: Double?
  /// The lowest loss so far; `nil` if there is none.
  package let best: Double?
}
