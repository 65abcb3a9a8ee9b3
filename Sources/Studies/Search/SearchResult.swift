package import Descent
package import GradientKit
package import Wording

/// The result of a ``SearchPlan``.
package struct SearchResult: Sendable, Codable {
  /// The examples whose accuracy is reported.
  package enum HeldOut: String, Sendable, Codable {
    /// The test part of the data set.
    case test
    /// Examples held out of the training part, if there is no test part.
    case validation
  }

  /// The plan that the result answers.
  package var plan: SearchPlan
  /// Facts about the examples.
  package var facts: ProblemFacts
  /// The start point of local strategies.
  package var start: StartPoint
  /// The strategies with their runs.
  package var strategies: [SearchStrategy]
  /// The examples whose accuracy is reported; `nil` if there are no classes or only training examples.
  package var heldOut: HeldOut?
  /// The objective along its parameter, if it has only one.
  package var profile: Curve?

  /// Creates a result.
  package init(
    plan: SearchPlan, facts: ProblemFacts, start: StartPoint, strategies: [SearchStrategy], heldOut: HeldOut?,
    profile: Curve?
  ) {
    self.plan = plan
    self.facts = facts
    self.start = start
    self.strategies = strategies
    self.heldOut = heldOut
    self.profile = profile
  }

  /// The strategies that have the lower loss of two and the lower accuracy, because those they are ahead of began higher.
  ///
  /// Losses of weights of different size do not compare.
  package var contradicted: [SearchStrategy] {
    let ends = strategies.map { strategy in
      (
        strategy: strategy, first: SearchSpread(strategy.runs.map(\.descent)).median.first,
        loss: SearchSpread(strategy.runs.map(\.descent)).median.last,
        accuracy: SearchSpread(strategy.runs.map(\.accuracies)).median.last
      )
    }
    return ends.filter { one in
      ends.contains { other in
        guard let first = one.first, let loss = one.loss, let accuracy = one.accuracy, let otherFirst = other.first,
          let otherLoss = other.loss, let otherAccuracy = other.accuracy
        else { return false }
        return loss > otherLoss && accuracy > otherAccuracy && first > otherFirst
      }
    }.map(\.strategy)
  }

  /// The accuracy of guessing, 1 / classes; `nil` where there are none.
  package var chance: Double? { facts.classes.isEmpty ? nil : 1 / Double(facts.classes.count) }
}

extension SearchResult: StoredResult {
  /// Whether every strategy has one run per seed, and the best evaluation of each run is one of its own.
  package var isConsistent: Bool {
    facts.isConsistent && (1...10_000).contains(plan.seedCount) && StoredNumber.counts.contains(plan.evaluations)
      && !strategies.isEmpty && profile?.isConsistent ?? true
      && strategies.allSatisfy { $0.runs.count == plan.seedCount && $0.runs.allSatisfy(\.isConsistent) }
  }
}

/// One strategy of a search with its runs.
package struct SearchStrategy: Sendable, Codable, Equatable {
  /// The name of the strategy, or the whole spec if two strategies share a name.
  package var label: String
  /// The optimizer.
  package var optimizer: Spec
  /// The rate.
  package var rate: Double
  /// Whether the strategy uses gradients.
  package var usesGradient: Bool
  /// The runs, in the order of seeds.
  package var runs: [EvaluationLog] = []

  /// Whether it goes over a grid, or over one grid in the other.
  package var isGrid: Bool { ["exhaustive", "divide"].contains(optimizer.name) }

  /// Creates a strategy.
  package init(label: String, optimizer: Spec, rate: Double, usesGradient: Bool, runs: [EvaluationLog] = []) {
    self.label = label
    self.optimizer = optimizer
    self.rate = rate
    self.usesGradient = usesGradient
    self.runs = runs
  }
}

extension EvaluationLog {
  /// The lowest loss against evaluations, at every change and at the end.
  package var descent: Curve {
    var curve = Curve(x: [], y: [])
    for (index, best) in bestLosses.enumerated() {
      guard let best, curve.y.last != best || index == losses.count - 1 else { continue }
      curve.x.append(Double(index + 1))
      curve.y.append(best)
    }
    return curve
  }

  /// The places tried on each level, from the first level on, with the losses there.
  package var triedByLevel: [Curve] {
    var tried: [Curve] = []
    for ((level, place), loss) in zip(zip(levels, places ?? []), losses) {
      guard let loss else { continue }
      while tried.count < level { tried.append(Curve(x: [], y: [])) }
      tried[level - 1].x.append(place)
      tried[level - 1].y.append(loss)
    }
    return tried
  }

  /// The accuracy of the best point so far against evaluations.
  package var accuracies: Curve {
    let known = assessments.filter { $0.accuracy ?? $0.trainingAccuracy != nil }
    return Curve(
      x: known.map { Double($0.evaluations) }, y: known.compactMap { $0.accuracy ?? $0.trainingAccuracy })
  }
}

extension SearchResult {
  /// The numbers behind a search: one row per evaluation of every run.
  ///
  /// Accuracies are those of the best point so far, at the evaluations after which it was assessed; without a test
  /// part, `test_accuracy` is that of the validation part.
  package var table: Table {
    let runs = strategies.lazy.flatMap { strategy in
      strategy.runs.lazy.map { run in
        let assessments = run.assessments.map { ($0.evaluations, $0) }
        return (
          label: strategy.label, run: run, best: run.bestLosses, assessed: Dictionary(assessments) { first, _ in first }
        )
      }
    }
    let rows = runs.flatMap { run in run.run.losses.indices.lazy.map { (run: run, index: $0) } }
    return Table(rows) {
      Column("strategy") { $0.run.label }
      Column("seed") { $0.run.run.seed }
      Column("evaluations") { $0.index + 1 }
      Column("loss") { $0.run.run.losses[$0.index] }
      Column("best_loss") { $0.run.best[$0.index] }
      Column("train_accuracy") { $0.run.assessed[$0.index + 1]?.trainingAccuracy }
      Column("test_accuracy") { $0.run.assessed[$0.index + 1]?.accuracy }
    }
  }
}

/// The median, lowest and highest of several step functions.
package struct SearchSpread: Sendable, Equatable {
  /// The positions at which any run changes, ascending, once all runs have a value.
  package var x: [Double] = []
  /// The median of the runs; for an even number of runs, the mean of the two middle values.
  package var median: [Double] = []
  /// The lowest value.
  package var low: [Double] = []
  /// The highest value.
  package var high: [Double] = []

  /// Creates the spread of some curves; a curve that ends earlier keeps its last value.
  package init(_ curves: [Curve]) {
    let curves = curves.filter { !$0.x.isEmpty }
    guard let begin = curves.compactMap(\.x.first).max() else { return }
    var places = [Int](repeating: 0, count: curves.count)
    for x in Set(curves.flatMap(\.x)).sorted() where x >= begin {
      var values: [Double] = []
      for (index, curve) in curves.enumerated() {
        while places[index] + 1 < curve.x.count, curve.x[places[index] + 1] <= x { places[index] += 1 }
        values.append(curve.y[places[index]])
      }
      values.sort()
      self.x.append(x)
      median.append((values[(values.count - 1) / 2] + values[values.count / 2]) / 2)
      low.append(values[0])
      high.append(values[values.count - 1])
    }
  }
}
