package import Descent
package import GradientKit
package import Wording

/// The result of a ``CurvePlan``.
package struct CurveResult: Sendable {
  /// The plan that the result answers.
  package var plan: CurvePlan
  /// Facts about the examples.
  package var facts: ProblemFacts
  /// The runs, one series per combination.
  package var series: [Series]
  /// The ways to smooth losses, one line each; none until a view chooses them, because the runs do not depend on them.
  package var smoothings = [Smoothing()]

  /// Creates a result.
  package init(plan: CurvePlan, facts: ProblemFacts, series: [Series]) {
    self.plan = plan
    self.facts = facts
    self.series = series
  }

  /// The approximate number of values in the result.
  package var numberCount: Int {
    series.flatMap(\.traces).reduce(0) { $0 + $1.rows.count * (10 + ($1.rows.first?.parameters?.count ?? 0)) }
  }

  /// Whether the examples have classes, so that accuracy is defined.
  package var hasClasses: Bool { !facts.classes.isEmpty }

  /// Whether numbers are predicted whose errors were measured.
  package var hasErrors: Bool {
    series.contains { $0.traces.contains { $0.rows.contains { $0.trainingErrors != nil } } }
  }

  /// Whether smoothing changes anything.
  package var isSmoothing: Bool { smoothings.contains(where: \.isSmoothing) }

  /// The first way of smoothing, which the printed numbers use.
  package var smoothing: Smoothing { smoothings.first ?? Smoothing() }

  /// Returns whether every batch of a series contains all examples, so that its losses have no noise.
  package func isNoiseless(_ series: Series) -> Bool {
    plan.problem.isSurface || series.batchSize == .full
      || series.batchSize.limit.map { $0 >= facts.trainingCount && facts.trainingCount > 0 } ?? false
  }

  /// Returns whether a series is smoothed; by default only if its losses are noisy and numerous.
  package func smooths(_ series: Series, by smoothing: Smoothing) -> Bool {
    guard smoothing.isSmoothing, !smoothing.isChosen else { return smoothing.isSmoothing }
    return !isNoiseless(series)
      && series.traces.contains { $0.rows.count { $0.loss != nil } >= Smoothing.fewest }
  }

  /// Returns the same result with the smoothers of a view.
  package func smoothed(_ view: CurveView, with catalog: Catalog) throws -> CurveResult {
    var result = self
    result.smoothings = try view.smoothers.map { spec in
      Smoothing(
        try catalog.smoother(spec), isChosen: view.smoothsAlways, hasEpochs: !plan.problem.isSurface)
    }
    return result
  }

  /// Returns a measure of one run against progress, at the rows where it was measured.
  ///
  /// A smoothed measure uses the given way of smoothing, or else the first one.
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

  /// Decodes a result; a view chooses the smoothers afterwards.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      plan: try container.decode(CurvePlan.self, forKey: .plan),
      facts: try container.decode(ProblemFacts.self, forKey: .facts),
      series: try container.decode([Series].self, forKey: .series))
  }

  /// Encodes the runs without their smoothers.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(plan, forKey: .plan)
    try container.encode(facts, forKey: .facts)
    try container.encode(series, forKey: .series)
  }
}

extension CurveResult: StoredResult {
  /// Whether every series has one run per seed, with rows of one kind.
  package var isConsistent: Bool {
    plan.training.isConsistent && facts.isConsistent && !series.isEmpty
      && series.allSatisfy { series in
        series.traces.count == plan.training.seedCount && series.traces.allSatisfy(\.isConsistent)
      }
  }
}

extension CurveResult {
  /// One step of a run, a row of the table.
  private struct Row {
    let series: Series
    let trace: Trace
    let index: Int
    let smoothedLoss: Double?

    var row: Trace.Row { trace.rows[index] }
    var isLast: Bool { index == trace.rows.count - 1 }
  }

  /// The numbers behind a training curve: one row per step of every run, with the verdict in a run's last row.
  package var table: Table {
    let parameterCount = series.flatMap(\.traces).map { $0.rows.first?.parameters?.count ?? 0 }.max() ?? 0
    let rows = series.lazy.flatMap { series in series.traces.lazy.flatMap { steps(of: $0, in: series) } }
    return Table(rows) {
      Column("series") { $0.series.label }
      Column("seed") { $0.trace.seed }
      Column("step") { $0.row.step }
      Column("epoch") { $0.row.epoch }
      Column("examples") { $0.row.counts.examples }
      Column("loss_evaluations") { $0.row.counts.losses }
      Column("gradient_evaluations") { $0.row.counts.gradients }
      Column("rate") { $0.row.rate }
      Column("loss") { $0.row.loss }
      Column("loss_smoothed") { $0.smoothedLoss }
      Column("train_loss") { $0.row.training?.loss }
      Column("validation_loss") { $0.row.validation?.loss }
      Column("train_accuracy") { $0.row.training?.accuracy }
      Column("validation_accuracy") { $0.row.validation?.accuracy }
      Column("gradient_norm") { $0.row.gradientNorm }
      if hasErrors {
        Column("train_r2") { $0.row.trainingErrors?.determination }
        Column("validation_r2") { $0.row.validationErrors?.determination }
        Column("train_mae") { $0.row.trainingErrors?.absolute }
        Column("validation_mae") { $0.row.validationErrors?.absolute }
      }
      if plan.recordsTime { Column("seconds") { $0.row.seconds } }
      for index in 0..<parameterCount {
        Column("p\(index)") { row in row.row.parameters.flatMap { index < $0.count ? $0[index] : nil } }
      }
      Column("verdict") { $0.isLast ? $0.trace.verdict.word : nil }
    }
  }

  private func steps(of trace: Trace, in series: Series) -> LazyMapSequence<Range<Int>, Row> {
    let smoothed = smoothedLosses(of: trace, in: series)
    return trace.rows.indices.lazy.map { Row(series: series, trace: trace, index: $0, smoothedLoss: smoothed[$0]) }
  }

  private func smoothedLosses(of trace: Trace, in series: Series) -> [Double?] {
    let measured = trace.rows.indices.filter { trace.rows[$0].loss != nil }
    var all = [Double?](repeating: nil, count: trace.rows.count)
    let measure: Measure = smooths(series, by: smoothing) ? .smoothedLoss : .batchLoss
    let smoothed = curve(measure, of: trace, against: .step)
    for (index, value) in zip(measured, smoothed.y) { all[index] = value }
    return all
  }
}
