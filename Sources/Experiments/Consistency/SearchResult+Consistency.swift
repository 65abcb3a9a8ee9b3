extension SearchResult: StoredResult {
  /// Whether every strategy has a run for every seed, and the best evaluation of each is one of its own.
  package var isConsistent: Bool {
    facts.isConsistent && (1...10_000).contains(plan.seedCount) && StoredNumber.counts.contains(plan.evaluations)
      && !strategies.isEmpty && profile?.isConsistent ?? true
      && strategies.allSatisfy { $0.runs.count == plan.seedCount && $0.runs.allSatisfy(\.isConsistent) }
  }
}

extension SearchRun {
  /// Whether what is said of evaluations is about evaluations that were made.
  fileprivate var isConsistent: Bool {
    (bestEvaluation.map { (1...max(1, losses.count)).contains($0) && !losses.isEmpty } ?? true)
      && assessments.allSatisfy { StoredNumber.counts.contains($0.evaluations) }
  }
}
