package import Descent
package import GradientKit

/// Runs a ``BatchPlan``.
package struct BatchStudy: Sendable {
  private let plan: BatchPlan
  private let curves: CurveStudy
  private let source: ProblemSource
  private let threads: Int

  /// An experiment whose components come from `catalog` and whose examples come from `load`, which is given the seed.
  package init(
    _ plan: BatchPlan, catalog: Catalog, threads: Int, load: @escaping @Sendable (UInt64) throws -> Dataset
  ) {
    self.plan = plan
    self.threads = threads
    source = ProblemSource(plan.curves.problem, catalog: catalog, load: load)
    curves = CurveStudy(plan.curves, source: source, threads: threads)
  }

  /// The number of runs.
  package var runCount: Int { curves.runCount }

  /// Runs every batch size with every seed, then measures the noise of the gradient.
  ///
  /// What comes out does not depend on the number of threads, but for seconds.
  package func run(observing observer: @Sendable (Series) -> RunObserver = { _ in RunObserver() }) throws -> BatchResult
  {
    let result = try curves.run(observing: observer)
    let training = plan.curves.training
    let problem = try source.problem(
      plan.curves.problem.objectives.first ?? "", seed: training.seed, workers: Workers(count: threads))
    let count = problem.objective.exampleCount
    var sizes = training.batchSizes.map { min($0.limit ?? count, count) } + [count]
    var power = 1
    while power < count {
      sizes.append(power)
      power *= 2
    }
    // The noise near a minimum is that where the loss is lowest.
    let last = result.series.min { Self.lastLoss(of: $0) < Self.lastLoss(of: $1) }
    var places = [("start", problem.start)]
    if let last, Self.lastLoss(of: last) < .infinity, let end = last.traces.first?.end, end.count == problem.start.count
    {
      places.append(("end", end))
    }
    let shouldStop = last.map { observer($0).shouldStop } ?? { false }
    let noise = try places.map { place, point in
      BatchResult.Noise(
        place: place,
        noise: try GradientNoise(
          of: problem.objective, at: point, sizes: sizes, sampleCount: plan.sampleCount, seed: training.seed,
          shouldStop: shouldStop))
    }
    return BatchResult(
      plan: plan, curves: result, noise: noise, noiseSeries: noise.count > 1 ? last?.label : nil)
  }

  /// The loss over all training examples at the end of a series' first run; infinite where it did not stay finite.
  private static func lastLoss(of series: Series) -> Double {
    guard let trace = series.traces.first, !trace.verdict.isDiverged, let loss = trace.rows.last?.training?.loss,
      loss.isFinite
    else { return .infinity }
    return loss
  }
}
