package import Descent
package import GradientKit

/// The result of a ``SearchPlan``.
package struct SearchResult: Sendable, Codable {
  /// The examples whose accuracy is told.
  package enum HeldOut: String, Sendable, Codable {
    /// Those that whoever made the data set aside.
    case test
    /// Those held out of the training part, where nobody set any aside.
    case validation
  }

  /// The question.
  package var plan: SearchPlan
  /// What is known about the examples.
  package var facts: ProblemFacts
  /// Where searches began that begin somewhere.
  package var start: StartPoint
  /// The strategies, with their runs.
  package var strategies: [SearchStrategy]
  /// Whose accuracy is told; `nil` where there are no classes, or only training examples.
  package var heldOut: HeldOut?
  /// The objective along its parameter, where it has only one.
  package var profile: Curve?

  /// The accuracy of guessing, 1 / classes; `nil` where there are none.
  package var chance: Double? { facts.classes.isEmpty ? nil : 1 / Double(facts.classes.count) }
}

extension SearchResult: StoredResult {
  /// Whether every strategy has a run for every seed, and the best evaluation of each is one of its own.
  package var isConsistent: Bool {
    facts.isConsistent && (1...10_000).contains(plan.seedCount) && StoredNumber.counts.contains(plan.evaluations)
      && !strategies.isEmpty && profile?.isConsistent ?? true
      && strategies.allSatisfy { $0.runs.count == plan.seedCount && $0.runs.allSatisfy(\.isConsistent) }
  }
}

/// One strategy of a search, with its runs.
package struct SearchStrategy: Sendable, Codable, Equatable {
  /// What sets the strategy apart from the others: its name, or the whole spec where two have one name.
  package var label: String
  /// The optimizer.
  package var optimizer: Spec
  /// The rate.
  package var rate: Double
  /// Whether it follows the gradient.
  package var usesGradient: Bool
  /// Its runs, in the order of seeds.
  package var runs: [EvaluationLog] = []
}

extension EvaluationLog {
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
