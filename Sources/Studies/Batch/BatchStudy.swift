package import Descent
import GradientKit

/// A study of batch sizes: the loss and cost of each, and the noise of the gradients.
package struct BatchStudy: Study {
  package typealias View = BatchView

  package static let name = "batch"

  package let plan: BatchPlan
  private let curves: CurveStudy

  package init(_ plan: BatchPlan, in laboratory: Laboratory) throws {
    curves = try CurveStudy(plan.curves, in: laboratory)
    var plan = plan
    plan.curves = curves.plan
    self.plan = plan
  }

  package var facts: ProblemFacts { curves.facts }
  package var runCount: Int { curves.runCount }
  package var memory: MemoryNeed { curves.memory }

  /// Runs every batch size with every seed, then measures the noise of the gradient.
  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> BatchResult {
    let result = try curves.result(by: engine, observing: observer)
    let training = plan.curves.training
    guard let subject = plan.curves.problem.subject.subjects.first else { throw StudyError.nothingToLearn }
    let laboratory = curves.laboratory
    let problem = try laboratory.problem(
      subject, start: plan.curves.problem.starts.first ?? .model, seed: training.seed,
      workers: Workers(count: laboratory.cores))
    let count = problem.objective.exampleCount
    var sizes = training.batchSizes.map { min($0.limit ?? count, count) } + [count]
    var power = 1
    while power < count {
      sizes.append(power)
      power *= 2
    }
    // The noise near a minimum is measured where the loss is lowest.
    let last = result.series.min { Self.lastLoss(of: $0) < Self.lastLoss(of: $1) }
    var places = [("start", problem.start)]
    if let last, Self.lastLoss(of: last) < .infinity, let end = last.traces.first?.end, end.count == problem.start.count
    {
      places.append(("end", end))
    }
    let shouldStop = last.map { observer($0.label).shouldStop } ?? { false }
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

  /// Returns the loss over all training examples at the end of a series' first run, or infinity if that run diverged.
  private static func lastLoss(of series: Series) -> Double {
    guard let trace = series.traces.first, !trace.verdict.isDiverged, let loss = trace.rows.last?.training?.loss,
      loss.isFinite
    else { return .infinity }
    return loss
  }
}
