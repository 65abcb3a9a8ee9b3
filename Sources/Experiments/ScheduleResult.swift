/// What a ``SchedulePlan`` came to.
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
