extension HeatmapResult: StoredResult {
  /// Whether there is a run for every cell and seed.
  package var isConsistent: Bool {
    guard plan.training.isConsistent, facts.isConsistent, width > 0, height > 0, plan.x.isConsistent,
      plan.y.isConsistent
    else { return false }
    let (cells, isTooWide) = width.multipliedReportingOverflow(by: height)
    let (count, isTooLarge) = cells.multipliedReportingOverflow(by: plan.runsPerCell)
    let measures = [runs.trainLoss, runs.validationLoss, runs.trainAccuracy, runs.validationAccuracy]
    return !isTooWide && !isTooLarge && runs.states.count == count
      && (measures + runs.parameters).allSatisfy { $0.count == count }
      && [runCount, stepCount].allSatisfy(StoredNumber.counts.contains)
  }
}

extension HeatmapAxis {
  /// Whether values ascend, and are counts where they count something; the batch of all examples is infinite.
  fileprivate var isConsistent: Bool {
    zip(values, values.dropFirst()).allSatisfy(<)
      && (!quantity.isWhole
        || values.allSatisfy { value in
          Int(exactly: value).map(StoredNumber.counts.contains) ?? (quantity == .batchSize && value == .infinity)
        })
  }
}
