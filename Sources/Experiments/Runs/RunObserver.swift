/// Who watches runs while they go on.
public struct RunObserver: Sendable {
  /// Whether the user wants the run to stop.
  public var shouldStop: @Sendable () -> Bool
  /// Called with the number of steps a run is going to make, before its first one.
  public var willRun: @Sendable (Int) -> Void
  /// Called with the number of steps made since the last call.
  public var didAdvance: @Sendable (Int) -> Void
  /// Called at the end of an epoch, when not `nil`.
  public var didFinishEpoch: (@Sendable (EpochReport) -> Void)?
  /// Called with every point the optimizer asked about and the loss there, `nil` where none came with the answer.
  public var didEvaluate: (@Sendable (_ point: [Double], _ loss: Double?) -> Void)?

  /// An observer.
  public init(
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
