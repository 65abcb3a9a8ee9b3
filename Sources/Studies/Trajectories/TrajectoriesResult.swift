package import Descent

/// Whole runs of gradient descent at several rates.
package struct TrajectoriesResult: Sendable, Codable {
  /// The plan that the result answers.
  package var plan: TrajectoriesPlan
  /// The runs, one series per rate.
  package var runs: CurveResult
  /// The objective along the line on which runs of a single parameter move.
  package var profile: Curve?

  /// Creates a result.
  package init(plan: TrajectoriesPlan, runs: CurveResult, profile: Curve? = nil) {
    self.plan = plan
    self.runs = runs
    self.profile = profile
  }

  /// Facts about the examples.
  package var facts: ProblemFacts { runs.facts }
}

extension TrajectoriesResult: StoredResult {
  /// Whether the runs are consistent.
  package var isConsistent: Bool {
    StoredNumber.counts.contains(plan.length) && runs.isConsistent && profile?.isConsistent ?? true
  }
}
