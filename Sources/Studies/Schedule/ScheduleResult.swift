package import Descent
package import GradientKit
package import Wording

/// The result of a ``SchedulePlan``.
package struct ScheduleResult: Sendable, Codable {
  /// The question.
  package var plan: SchedulePlan
  /// What is known about the examples.
  package var facts: ProblemFacts
  /// What each schedule did.
  package var series: [ScheduleSeries]

  /// A result.
  package init(plan: SchedulePlan, facts: ProblemFacts, series: [ScheduleSeries]) {
    self.plan = plan
    self.facts = facts
    self.series = series
  }

  /// Whether there are rates that were left out to keep the result small.
  package var isThinned: Bool { series.contains { $0.rates.x.count < $0.count } }
}

extension ScheduleResult: StoredResult {
  /// Whether every schedule has a sum for every rate, at steps that are counts.
  package var isConsistent: Bool {
    facts.isConsistent && plan.training.isConsistent && !series.isEmpty && series.allSatisfy(\.isConsistent)
  }
}

extension ScheduleSeries {
  /// Whether all lists go together.
  fileprivate var isConsistent: Bool {
    rates.isConsistent && sums.count == rates.x.count && squares.count == rates.x.count
      && StoredNumber.counts.contains(count)
      && rates.x.allSatisfy { Int(exactly: $0).map(StoredNumber.counts.contains) ?? false }
      && losses?.isConsistent ?? true && distances?.isConsistent ?? true
  }
}

/// The rates of one schedule, their sums, and the run they made; means where there were several seeds.
package struct ScheduleSeries: Sendable, Codable {
  /// What sets the series apart.
  package var label: String
  /// The schedule.
  package var schedule: Spec
  /// The base rate.
  package var baseRate: Double
  /// Whether the schedule says of itself that Σ η diverges and Σ η² converges.
  package var satisfiesRobbinsMonro: Bool
  /// How many rates there were.
  package var count: Int
  /// Rates against the step; of more than ``RateSums/mostKept`` a selection.
  package var rates: Curve
  /// Σ η up to and with each of these steps.
  package var sums: [Double]
  /// Σ η² up to and with each of these steps.
  package var squares: [Double]
  /// The loss against the step: of the whole objective where each step sees it, else over all training examples once an
  /// epoch.
  package var losses: Curve?
  /// How far the point is from the minimum, against the step, measured where the loss is.
  package var distances: Curve?
  /// How the runs ended, one word a seed.
  package var verdicts: [String]
  /// θ at the end of the first run, where it is small enough to be recorded.
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
  /// The numbers behind a schedule figure: a row a step of every schedule.
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
