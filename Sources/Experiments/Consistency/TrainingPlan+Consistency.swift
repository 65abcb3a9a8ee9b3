extension TrainingPlan {
  /// Whether its counts are counts.
  var isConsistent: Bool {
    let length =
      switch length {
      case .epochs(let count), .steps(let count): count
      }
    return (1...10_000).contains(seedCount) && StoredNumber.counts.contains(length)
      && batchSizes.allSatisfy { StoredNumber.counts.contains($0.limit ?? 0) }
  }
}
