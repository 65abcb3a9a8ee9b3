extension ScheduleResult: StoredResult {
  /// Whether every schedule has a sum for every rate, at steps that are counts.
  package var isConsistent: Bool {
    facts.isConsistent && plan.training.isConsistent && !series.isEmpty && series.allSatisfy(\.isConsistent)
  }
}

extension ScheduleSeries {
  /// Whether all lists go together.
  fileprivate var isConsistent: Bool {
    rates.isConsistent && sums.count == rates.x.count && squares.count == rates.x.count
      && StoredNumber.counts.contains(count)
      && rates.x.allSatisfy { Int(exactly: $0).map(StoredNumber.counts.contains) ?? false }
      && losses?.isConsistent ?? true && distances?.isConsistent ?? true
  }
}
