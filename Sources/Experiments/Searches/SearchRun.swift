/// What one strategy found with one seed.
package struct SearchRun: Sendable, Codable, Equatable {
  /// The seed.
  package var seed: UInt64
  /// The loss of each evaluation, in order; `nil` where none came with the answer.
  package var losses: [Double?] = []
  /// How well the best point so far did, ascending in evaluations; empty where there are no classes.
  package var assessments: [SearchAssessment] = []
  /// The number of the evaluation with the lowest loss, from 1; `nil` when none had a loss.
  package var bestEvaluation: Int?
  /// θ of the lowest loss, where it is small enough to be kept.
  package var point: [Double]?
  /// How the run ended.
  package var verdict: Verdict = .budget

  /// A run that has not begun.
  package init(seed: UInt64) { self.seed = seed }

  /// The lowest loss.
  package var bestLoss: Double? { bestEvaluation.flatMap { losses[$0 - 1] } }

  /// Whether the run diverged or was interrupted, so that it made fewer evaluations than it would have.
  package var wasCutShort: Bool {
    switch verdict {
    case .diverged, .interrupted: true
    case .converged, .budget, .cycling, .saddle, .plateau: false
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

extension SearchRun {
  /// The lowest loss against evaluations: where it changes, and at the end.
  package var descent: Curve {
    var curve = Curve(x: [], y: [])
    for (index, best) in bestLosses.enumerated() {
      guard let best, curve.y.last != best || index == losses.count - 1 else { continue }
      curve.x.append(Double(index + 1))
      curve.y.append(best)
    }
    return curve
  }

  /// The accuracy of the best point so far against evaluations.
  package var accuracies: Curve {
    let known = assessments.filter { $0.accuracy ?? $0.trainingAccuracy != nil }
    return Curve(
      x: known.map { Double($0.evaluations) }, y: known.compactMap { $0.accuracy ?? $0.trainingAccuracy })
  }
}
