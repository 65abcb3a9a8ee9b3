package import Descent

/// The losses after one step of every size.
package struct StepsResult: Sendable, Codable {
  /// The question.
  package var plan: StepsPlan
  /// What is known about the examples.
  package var facts: ProblemFacts
  /// The losses, a sweep for every objective and start.
  package var sweeps: [StepSweep]

  /// A result.
  package init(plan: StepsPlan, facts: ProblemFacts, sweeps: [StepSweep]) {
    self.plan = plan
    self.facts = facts
    self.sweeps = sweeps
  }
}

extension StepsResult: StoredResult {
  /// Whether every sweep has a loss for every size.
  package var isConsistent: Bool {
    facts.isConsistent && !sweeps.isEmpty && sweeps.allSatisfy { $0.sizes.count == $0.losses.count }
  }
}
