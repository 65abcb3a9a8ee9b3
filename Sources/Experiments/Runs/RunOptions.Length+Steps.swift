extension RunOptions.Length {
  /// The updates of a run of this length.
  ///
  /// - Throws: ``ExperimentError/tooLong(steps:limit:)``.
  func steps(perEpoch stepsPerEpoch: Int) throws -> Int {
    let (steps, overflow) =
      switch self {
      case .epochs(let epochs): epochs.multipliedReportingOverflow(by: stepsPerEpoch)
      case .steps(let steps): (steps, false)
      }
    guard !overflow, steps <= Runner.stepLimit else {
      throw ExperimentError.tooLong(steps: overflow ? .max : steps, limit: Runner.stepLimit)
    }
    return steps
  }
}
