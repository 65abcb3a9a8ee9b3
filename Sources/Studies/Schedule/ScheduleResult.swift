package import Descent
package import GradientKit
package import Wording

/// The result of a ``SchedulePlan``.
package struct ScheduleResult: Sendable, Codable {
  /// The plan that the result answers.
  package var plan: SchedulePlan
  /// Facts about the examples.
  package var facts: ProblemFacts
  /// The series, one per schedule.
  package var series: [ScheduleSeries]

  /// Creates a result.
  package init(plan: SchedulePlan, facts: ProblemFacts, series: [ScheduleSeries]) {
    self.plan = plan
    self.facts = facts
    self.series = series
  }

  /// Whether some rates are left out to keep the result small.
  package var isThinned: Bool { series.contains { $0.rates.x.count < $0.count } }
}

extension ScheduleResult: StoredResult {
  /// Whether every schedule has one sum per rate, at steps that are counts.
  package var isConsistent: Bool {
    facts.isConsistent && plan.training.isConsistent && !series.isEmpty && series.allSatisfy(\.isConsistent)
  }
}

extension ScheduleSeries {
  /// Whether all lists agree in length.
  fileprivate var isConsistent: Bool {
    rates.isConsistent && sums.count == rates.x.count && squares.count == rates.x.count
      && StoredNumber.counts.contains(count)
      && rates.x.allSatisfy { Int(exactly: $0).map(StoredNumber.counts.contains) ?? false }
      && losses?.isConsistent ?? true && distances?.isConsistent ?? true
  }
}

/// The rates of one schedule, their sums, and its run; the means if there are several seeds.
package struct ScheduleSeries: Sendable, Codable {
  /// The name that distinguishes the series from the others.
  package var label: String
  /// The schedule.
  package var schedule: Spec
  /// The base rate.
  package var baseRate: Double
  /// Whether the schedule declares that Σ η diverges and Σ η² converges.
  package var satisfiesRobbinsMonro: Bool
  /// The number of rates before thinning.
  package var count: Int
  /// The rates against the step; a selection if there are more than ``RateSums/mostKept``.
  package var rates: Curve
  /// Σ η up to and including each of these steps.
  package var sums: [Double]
  /// Σ η² up to and including each of these steps.
  package var squares: [Double]
  /// The loss against the step: the whole objective if each step evaluates it, otherwise over all training examples
  /// once per epoch.
  package var losses: Curve?
  /// The distance from the minimum against the step, measured at the same steps as the loss.
  package var distances: Curve?
  /// The verdicts of the runs, one word per seed.
  package var verdicts: [String]
  /// θ at the end of the first run, if it is small enough to be recorded.
  package var end: [Double]?

  /// Creates a series.
  package init(
    label: String, schedule: Spec, baseRate: Double, satisfiesRobbinsMonro: Bool, count: Int, rates: Curve,
    sums: [Double], squares: [Double], losses: Curve? = nil, distances: Curve? = nil, verdicts: [String],
    end: [Double]? = nil
  ) {
    self.label = label
    self.schedule = schedule
    self.baseRate = baseRate
    self.satisfiesRobbinsMonro = satisfiesRobbinsMonro
    self.count = count
    self.rates = rates
    self.sums = sums
    self.squares = squares
    self.losses = losses
    self.distances = distances
    self.verdicts = verdicts
    self.end = end
  }

  /// Σ η over all steps.
  package var sum: Double { sums.last ?? 0 }
  /// Σ η² over all steps.
  package var sumOfSquares: Double { squares.last ?? 0 }
}

extension ScheduleResult {
  /// The numbers behind a schedule figure: one row per step of every schedule.
  package var table: Table {
    let rows = series.lazy.flatMap { series in
      zip(series.rates.x, series.rates.y).lazy.map { (name: series.label, step: $0, rate: $1) }
    }
    return Table(rows) {
      Column("schedule") { $0.name }
      Column("step") { Int($0.step) }
      Column("rate") { $0.rate }
    }
  }
}
