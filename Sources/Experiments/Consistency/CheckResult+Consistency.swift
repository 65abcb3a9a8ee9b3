extension CheckResult: StoredResult {
  /// Whether there are two errors for every step.
  package var isConsistent: Bool {
    facts.isConsistent && sweep.forward.count == sweep.steps.count && sweep.central.count == sweep.steps.count
  }
}
