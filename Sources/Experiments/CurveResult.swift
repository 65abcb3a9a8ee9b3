package import GradientKit

/// What a ``CurvePlan`` came to.
package struct CurveResult: Sendable {
  /// The question.
  package var plan: CurvePlan
  /// What is known about the examples.
  package var facts: ProblemFacts
  /// The runs, a series for every combination.
  package var series: [Series]
  /// What losses are smoothed with; nothing until it is chosen, because the runs do not depend on it.
  package var smoother: any Smoother

  /// A result.
  package init(plan: CurvePlan, facts: ProblemFacts, series: [Series]) {
    self.plan = plan
    self.facts = facts
    self.series = series
    smoother = Unsmoothed()
  }

  /// About how many numbers the result holds.
  package var numberCount: Int {
    series.flatMap(\.traces).reduce(0) { $0 + $1.rows.count * (10 + ($1.rows.first?.parameters?.count ?? 0)) }
  }

  /// Whether the examples have classes, so that accuracy means something.
  package var hasClasses: Bool { !facts.classes.isEmpty }

  /// Whether smoothing changes anything.
  package var isSmoothing: Bool { !smoother.isIdentity }

  /// What smoothing does, for a caption.
  package var smoothingCaption: String { smoother.caption }

  /// A measure of one run against progress, at the rows where it was measured.
  package func curve(_ measure: Measure, of trace: Trace, against progress: Progress) -> Curve {
    trace.curve(measure, against: progress, smoother: smoother)
  }
}
