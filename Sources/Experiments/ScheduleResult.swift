/// What a ``SchedulePlan`` came to.
public struct ScheduleResult: Sendable, Codable {
  /// The question.
  public var plan: SchedulePlan
  /// What is known about the examples.
  public var facts: ProblemFacts
  /// What each schedule did.
  public var series: [ScheduleSeries]

  /// A result.
  public init(plan: SchedulePlan, facts: ProblemFacts, series: [ScheduleSeries]) {
    self.plan = plan
    self.facts = facts
    self.series = series
  }

  /// Whether there are rates that were left out to keep the result small.
  public var isThinned: Bool { series.contains { $0.rates.x.count < $0.count } }
}
