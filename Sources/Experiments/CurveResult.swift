/// What a ``CurvePlan`` came to.
public struct CurveResult: Sendable {
  /// The question.
  public var plan: CurvePlan
  /// What is known about the examples.
  public var facts: ProblemFacts
  /// The runs, a series for every combination.
  public var series: [Series]

  /// A result.
  public init(plan: CurvePlan, facts: ProblemFacts, series: [Series]) {
    self.plan = plan
    self.facts = facts
    self.series = series
  }

  /// Whether the examples have classes, so that accuracy means something.
  public var hasClasses: Bool { !facts.classes.isEmpty }
}
