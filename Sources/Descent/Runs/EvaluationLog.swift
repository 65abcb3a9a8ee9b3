/// The evaluations of one run, and assessments of its best point.
package struct EvaluationLog: Sendable, Codable, Equatable {
  /// The seed.
  package var seed: UInt64
  /// The loss of each evaluation, in order; `nil` if the evaluation had none.
  package var losses: [Double?] = []
  /// θ of each evaluation, where it is a single number.
  package var places: [Double]?
  /// How well the best point so far did, ascending in evaluations; empty where there are no classes.
  package var assessments: [EvaluationAssessment] = []
  /// The number of the evaluation with the lowest loss, from 1; `nil` if none had a loss.
  package var bestEvaluation: Int?
  /// θ at the lowest loss, if it is small enough to be kept.
  package var point: [Double]?
  /// The verdict on the run.
  package var verdict: Verdict = .budget

  /// Creates the log of a run that has not started.
  package init(seed: UInt64) { self.seed = seed }

  /// The lowest loss.
  package var bestLoss: Double? { bestEvaluation.flatMap { losses[$0 - 1] } }

  /// Whether the run diverged or was interrupted before it used all its evaluations.
  package var wasCutShort: Bool {
    switch verdict {
    case .diverged, .interrupted: true
    case .converged, .budget, .cycling, .saddle, .maximum, .plateau: false
    }
  }

  /// The level of each evaluation, from 1, of a search that goes over ever smaller ranges from left to right.
  ///
  /// A place to the left of the one before begins another level.
  package var levels: [Int] {
    guard let places else { return [] }
    var level = 1
    return places.indices.map { index in
      if index > 0, places[index] < places[index - 1] { level += 1 }
      return level
    }
  }

  /// The lowest loss after each evaluation; `nil` before the first.
  package var bestLosses: [Double?] {
    var best: Double?
    return losses.map { loss in
      if let loss, !loss.isNaN, loss < best ?? .infinity || best == nil { best = loss }
      return best
    }
  }
}

extension EvaluationLog {
  /// Whether the best evaluation and the assessed ones were performed.
  package var isConsistent: Bool {
    (bestEvaluation.map { (1...max(1, losses.count)).contains($0) && !losses.isEmpty } ?? true)
      && assessments.allSatisfy { StoredNumber.counts.contains($0.evaluations) }
      && places.map { $0.count == losses.count } ?? true
  }
}

/// The accuracy of the best point that a run had found after some evaluations.
package struct EvaluationAssessment: Sendable, Codable, Equatable {
  /// The number of evaluations before the assessment.
  package var evaluations: Int
  /// The share of training examples classified correctly.
  package var trainingAccuracy: Double?
  /// The share of held-out examples classified correctly; `nil` if there are none.
  package var accuracy: Double?

  /// Creates an assessment.
  package init(evaluations: Int, trainingAccuracy: Double? = nil, accuracy: Double? = nil) {
    self.evaluations = evaluations
    self.trainingAccuracy = trainingAccuracy
    self.accuracy = accuracy
  }
}
