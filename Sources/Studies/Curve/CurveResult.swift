package import Descent
package import GradientKit

/// The result of a ``CurvePlan``.
package struct CurveResult: Sendable {
  /// The question.
  package var plan: CurvePlan
  /// What is known about the examples.
  package var facts: ProblemFacts
  /// The runs, a series for every combination.
  package var series: [Series]
  /// How losses are smoothed, a line each where there are several; not at all until it is chosen, because the runs do
  /// not depend on it.
  package var smoothings = [Smoothing()]

  /// A result.
  package init(plan: CurvePlan, facts: ProblemFacts, series: [Series]) {
    self.plan = plan
    self.facts = facts
    self.series = series
  }

  /// About how many numbers the result holds.
  package var numberCount: Int {
    series.flatMap(\.traces).reduce(0) { $0 + $1.rows.count * (10 + ($1.rows.first?.parameters?.count ?? 0)) }
  }

  /// Whether the examples have classes, so that accuracy means something.
  package var hasClasses: Bool { !facts.classes.isEmpty }

  /// Whether smoothing changes anything.
  package var isSmoothing: Bool { smoothings.contains(where: \.isSmoothing) }

  /// The first way of smoothing, that of the numbers.
  package var smoothing: Smoothing { smoothings.first ?? Smoothing() }

  /// Whether every batch of a series is all of the examples, so that its losses have no noise.
  package func isNoiseless(_ series: Series) -> Bool {
    plan.problem.isSurface || series.batchSize == .full
      || series.batchSize.limit.map { $0 >= facts.trainingCount && facts.trainingCount > 0 } ?? false
  }

  /// Whether a way of smoothing is done to a series: unasked only where there is noise, and more than a few losses.
  package func smooths(_ series: Series, by smoothing: Smoothing) -> Bool {
    guard smoothing.isSmoothing, !smoothing.isChosen else { return smoothing.isSmoothing }
    return !isNoiseless(series)
      && series.traces.contains { $0.rows.count { $0.loss != nil } >= Smoothing.fewest }
  }

  /// The same result with the smoothers of a view.
  package func smoothed(_ view: CurveView, with catalog: Catalog) throws -> CurveResult {
    var result = self
    result.smoothings = try view.smoothers.map { spec in
      Smoothing(
        try catalog.smoother(spec), isChosen: view.smoothsAlways, hasEpochs: !plan.problem.isSurface)
    }
    return result
  }

  /// A measure of one run against progress, at the rows where it was measured.
  ///
  /// A smoothed measure is smoothed in the way given, or else in the first one.
  package func curve(
    _ measure: Measure, of trace: Trace, against progress: Progress, by smoothing: Smoothing? = nil
  ) -> Curve {
    trace.curve(measure, against: progress, smoothing: smoothing ?? self.smoothing)
  }
}

extension CurveResult: Codable {
  private enum CodingKeys: CodingKey {
    case plan, facts, series
  }

  /// Reads a result; how it is smoothed is chosen afterwards.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      plan: try container.decode(CurvePlan.self, forKey: .plan),
      facts: try container.decode(ProblemFacts.self, forKey: .facts),
      series: try container.decode([Series].self, forKey: .series))
  }

  /// Writes the runs, without what they are smoothed with.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(plan, forKey: .plan)
    try container.encode(facts, forKey: .facts)
    try container.encode(series, forKey: .series)
  }
}

extension CurveResult: StoredResult {
  /// Whether every series has a run for every seed, whose rows are of one kind.
  package var isConsistent: Bool {
    plan.training.isConsistent && facts.isConsistent && !series.isEmpty
      && series.allSatisfy { series in
        series.traces.count == plan.training.seedCount && series.traces.allSatisfy(\.isConsistent)
      }
  }
}
