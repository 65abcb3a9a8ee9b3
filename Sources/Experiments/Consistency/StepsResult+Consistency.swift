extension StepsResult: StoredResult {
  /// Whether every sweep has a loss for every size, and there are sweeps or runs.
  package var isConsistent: Bool {
    facts.isConsistent && sweeps.isEmpty == (trajectories != nil)
      && StoredNumber.counts.contains(plan.trajectoryLength ?? 0)
      && sweeps.allSatisfy { $0.sizes.count == $0.losses.count }
      && trajectories?.isConsistent ?? true && profile?.isConsistent ?? true
  }
}
