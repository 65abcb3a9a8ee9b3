extension ProblemFacts {
  /// Whether its counts are counts.
  var isConsistent: Bool {
    [features, parameters, trainingCount, validationCount, testCount].allSatisfy(StoredNumber.counts.contains)
  }
}
