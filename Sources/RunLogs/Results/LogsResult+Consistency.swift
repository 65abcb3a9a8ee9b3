import Descent
import Studies
import Wording

extension LogsResult: StoredResult {
  /// Whether every line has a value at every x, and so have the band and the mean it may be of.
  package var isConsistent: Bool { !series.isEmpty && runCount >= 0 && series.allSatisfy(\.isConsistent) }
}

extension LogSeries {
  /// Whether all lists are as long as the line.
  fileprivate var isConsistent: Bool {
    let count = x.count
    let group = group.map { group in
      group.deviation.count == count && group.counts.count == count && group.complete.lowerBound >= 0
        && group.complete.upperBound <= count
    }
    return count > 0 && y.count == count && replaced >= 0 && low.count == high.count
      && (low.isEmpty || low.count == count) && group ?? true
  }
}
