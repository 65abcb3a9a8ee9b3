package import Descent

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

extension StepsResult: StoredResult {
  /// Whether every sweep has a loss for every size, and there are sweeps or runs.
  package var isConsistent: Bool {
    facts.isConsistent && sweeps.isEmpty == (trajectories != nil)
      && StoredNumber.counts.contains(plan.trajectoryLength ?? 0)
      && sweeps.allSatisfy { $0.sizes.count == $0.losses.count }
      && trajectories?.isConsistent ?? true && profile?.isConsistent ?? true
  }
}
