/// What a ``StepsPlan`` came to.
public struct StepsResult: Sendable, Codable {
  /// The question.
  public var plan: StepsPlan
  /// What is known about the examples.
  public var facts: ProblemFacts
  /// The losses after one step, a sweep for every objective and start; empty when whole runs were made.
  public var sweeps: [StepSweep]
  /// The whole runs, a series for every size.
  public var trajectories: CurveResult?
  /// The objective along the line that whole runs of a single parameter move on.
  public var profile: Curve?

  /// A result.
  public init(
    plan: StepsPlan, facts: ProblemFacts, sweeps: [StepSweep] = [], trajectories: CurveResult? = nil,
    profile: Curve? = nil
  ) {
    self.plan = plan
    self.facts = facts
    self.sweeps = sweeps
    self.trajectories = trajectories
    self.profile = profile
  }
}
