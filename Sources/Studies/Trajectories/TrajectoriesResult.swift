package import Descent

/// Whole runs of gradient descent at several rates.
package struct TrajectoriesResult: Sendable, Codable {
  /// The question.
  package var plan: TrajectoriesPlan
  /// The runs, a series for every rate.
  package var runs: CurveResult
  /// The objective along the line that runs of a single parameter move on.
  package var profile: Curve?

  /// A result.
  package init(plan: TrajectoriesPlan, runs: CurveResult, profile: Curve? = nil) {
    self.plan = plan
    self.runs = runs
    self.profile = profile
  }

  /// What is known about the examples.
  package var facts: ProblemFacts { runs.facts }
}

extension TrajectoriesResult: StoredResult {
  /// Whether the runs are consistent.
  package var isConsistent: Bool {
    StoredNumber.counts.contains(plan.length) && runs.isConsistent && profile?.isConsistent ?? true
  }
}
