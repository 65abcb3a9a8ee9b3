extension LandscapeResult: StoredResult {
  /// Whether there is a loss for every point of the grid, and a coordinate for every direction.
  package var isConsistent: Bool {
    let dimension = isLine ? 1 : 2
    let (count, isTooLarge) = a.count.multipliedReportingOverflow(by: max(1, b.count))
    return facts.isConsistent && plan.training.isConsistent && !isTooLarge && !a.isEmpty && data.count == count
      && (regularization.isEmpty || regularization.count == count)
      && examples.allSatisfy { $0.losses.count == count } && (0...count).contains(computedCount)
      && axisNames.count == dimension && (directions.isEmpty || directions.count == dimension)
      && stationaryPoints.allSatisfy { $0.coordinates.count == dimension }
      && (landmarks + [lowest].compactMap(\.self)).allSatisfy { $0.coordinates.count == dimension }
      && StoredNumber.counts.contains(training?.steps ?? 0) && (0...1).contains(shape?.flatShare ?? 0)
  }
}
