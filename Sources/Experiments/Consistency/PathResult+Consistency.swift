extension PathResult: StoredResult {
  /// Whether there is a height for every sample, and a coordinate a parameter for every point.
  package var isConsistent: Bool {
    let dimension = isLine ? 1 : 2
    let (count, isTooLarge) = x.count.multipliedReportingOverflow(by: max(1, y.count))
    let rows = runs.series.flatMap(\.traces).map(\.rows)
    return runs.isConsistent && !isTooLarge && !x.isEmpty && heights.count == count
      && [x, y].allSatisfy { $0.allSatisfy(\.isFinite) && zip($0, $0.dropFirst()).allSatisfy(<=) }
      && minima.allSatisfy { $0.point.count == dimension }
      && rows.allSatisfy { $0.allSatisfy { $0.parameters?.count ?? dimension == dimension } }
      && (pathHeights.isEmpty
        || pathHeights.count == rows.count && zip(pathHeights, rows).allSatisfy { $0.count == $1.count })
  }
}
