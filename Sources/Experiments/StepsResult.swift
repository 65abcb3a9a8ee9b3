/// What a ``StepsPlan`` came to.
package struct StepsResult: Sendable, Codable {
  /// The question.
  package var plan: StepsPlan
  /// What is known about the examples.
  package var facts: ProblemFacts
  /// The losses after one step, a sweep for every objective and start; empty when whole runs were made.
  package var sweeps: [StepSweep]
  /// The whole runs, a series for every size.
  package var trajectories: CurveResult?
  /// The objective along the line that whole runs of a single parameter move on.
  package var profile: Curve?

  /// A result.
  package init(
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
