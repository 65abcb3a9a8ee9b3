/// What a cell of a heat map shows: the runs of all its seeds together.
package struct HeatmapCell: Sendable, Equatable {
  /// Diverged where at least half of the runs did, not run where none got there.
  package var state: HeatmapState
  /// The median over the runs that got there; `nil` where nothing was measured.
  package var median: Double?
  /// The least of their values.
  package var low: Double?
  /// The greatest of their values.
  package var high: Double?

  /// The cell of some runs, each with its value.
  init(_ runs: [(state: HeatmapState, value: Double?)]) {
    let diverged = runs.count { $0.state == .diverged }
    let missing = runs.count { $0.state == .notRun }
    state = missing == runs.count ? .notRun : 2 * diverged >= runs.count - missing ? .diverged : .done
    guard state == .done else { return }
    let values = runs.filter { $0.state == .done }.compactMap(\.value)
    // An order with NaN in it would be none.
    guard !values.contains(where: \.isNaN) else {
      median = .nan
      return
    }
    let ordered = values.sorted()
    guard let first = ordered.first, let last = ordered.last else { return }
    (low, high) = (first, last)
    let middle = ordered.count / 2
    median = ordered.count.isMultiple(of: 2) ? ordered[middle - 1] / 2 + ordered[middle] / 2 : ordered[middle]
  }
}
