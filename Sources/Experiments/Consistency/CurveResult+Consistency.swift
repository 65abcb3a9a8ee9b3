import GradientKit

extension CurveResult: StoredResult {
  /// Whether every series has a run for every seed, whose rows are of one kind.
  package var isConsistent: Bool {
    plan.training.isConsistent && facts.isConsistent && !series.isEmpty
      && series.allSatisfy { series in
        series.traces.count == plan.training.seedCount && series.traces.allSatisfy(\.isConsistent)
      }
  }
}

extension Trace {
  /// Whether all counts are counts, and all rows have as many parameters, or none.
  fileprivate var isConsistent: Bool {
    let dimension = rows.lazy.compactMap(\.parameters).first?.count
    return rows.allSatisfy { row in
      [row.step, row.counts.losses, row.counts.gradients, row.counts.examples].allSatisfy(StoredNumber.counts.contains)
        && row.parameters?.count ?? dimension == dimension
    } && stopReason?.isConsistent ?? true
  }
}

extension StopReason {
  /// Whether what was counted is a count.
  fileprivate var isConsistent: Bool {
    switch rule {
    case .evaluations, .patience: Int(exactly: value).map(StoredNumber.counts.contains) ?? false
    case .gradient, .change, .relativeChange, .movement, .target, .time: true
    }
  }
}
