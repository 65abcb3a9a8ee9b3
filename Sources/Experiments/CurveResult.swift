public import GradientKit

/// What a ``CurvePlan`` came to.
public struct CurveResult: Sendable {
  /// The question.
  public var plan: CurvePlan
  /// What is known about the examples.
  public var facts: ProblemFacts
  /// The runs, a series for every combination.
  public var series: [Series]
  /// What losses are smoothed with; nothing until it is chosen, because the runs do not depend on it.
  public var smoother: any Smoother

  /// A result.
  public init(plan: CurvePlan, facts: ProblemFacts, series: [Series]) {
    self.plan = plan
    self.facts = facts
    self.series = series
    smoother = Unsmoothed()
  }

  /// About how many numbers the result holds.
  public var numberCount: Int {
    series.flatMap(\.traces).reduce(0) { $0 + $1.rows.count * (10 + ($1.rows.first?.parameters?.count ?? 0)) }
  }

  /// Whether the examples have classes, so that accuracy means something.
  public var hasClasses: Bool { !facts.classes.isEmpty }

  /// Whether smoothing changes anything.
  public var isSmoothing: Bool { !smoother.isIdentity }

  /// What smoothing does, for a caption.
  public var smoothingCaption: String { smoother.caption }

  /// A measure of one run against progress, at the rows where it was measured.
  public func curve(_ measure: Measure, of trace: Trace, against progress: Progress) -> Curve {
    trace.curve(measure, against: progress, smoother: smoother)
  }
}
