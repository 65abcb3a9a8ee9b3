package import Descent
import GradientKit
import Wording

/// A study of sharpness along runs: the largest eigenvalue of the Hessian and the largest stable one for the rate.
///
/// Gradient descent with rate η diverges along directions of curvature above 2/η. Networks trained with full batches
/// sharpen until they reach that value and stay near it (Cohen and others 2021, "the edge of stability").
package struct SharpnessStudy: Study {
  package typealias View = SharpnessView

  package static let name = "sharpness"

  /// The approximate default number of measurements per run.
  private static let measurementCount = 200
  /// The largest number of parameters recorded in a run, over all measurements: one gigabyte.
  private static let mostNumbers = 1 << 27
  /// The curvatures at which the default rates become unstable, as multiples of the largest eigenvalue at the start.
  private static let limitShares = [3.2, 1.6, 1.05]
  /// The residual at which an eigenvalue is known to about ten digits.
  private static let tolerance = 1e-6

  package let plan: SharpnessPlan
  private let curves: CurveStudy
  private let every: Int

  package init(_ plan: SharpnessPlan, in laboratory: Laboratory) throws {
    var plan = plan
    if plan.runs.training.rates.isEmpty {
      plan.runs.training.rates = try Self.defaultRates(for: plan.runs, in: laboratory)
    }
    var curves = try CurveStudy(plan.runs, in: laboratory)
    guard let one = curves.series.first else { throw StudyError.nothingToLearn }
    let problem = try laboratory.problem(
      one.subject, start: one.start, seed: plan.seed, workers: Workers(count: laboratory.cores))
    let steps =
      try curves.plan.training.batchSizes.map { size in
        let count = problem.objective.exampleCount
        let batch = min(size.limit ?? count, count)
        return try curves.plan.training.length.steps(perEpoch: (count + batch - 1) / batch)
      }.max() ?? 0
    // An odd number, because at the edge of stability alternate steps are on opposite sides of the valley.
    let usual = plan.runs.problem.isSurface ? 1 : steps / Self.measurementCount / 2 * 2 + 1
    every = plan.every ?? usual
    let numbers = (steps / every + 1).multipliedReportingOverflow(by: problem.objective.dimension)
    guard !numbers.overflow, numbers.partialValue <= Self.mostNumbers else {
      throw ViewError(
        "\(steps / every) measurements of \(problem.objective.dimension.grouped) parameters are more than can be kept; "
          + "raise --every")
    }
    plan.every = every
    plan.runs = curves.plan
    plan.runs.parametersEvery = every
    curves = try CurveStudy(plan.runs, in: laboratory)
    (self.plan, self.curves) = (plan, curves)
  }

  package var facts: ProblemFacts { curves.facts }
  package var runCount: Int { curves.runCount }
  package var memory: MemoryNeed { curves.memory }

  /// Performs the runs, then measures the curvature along them.
  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> SharpnessResult {
    // Measuring takes most of the time, so only it is shown as progress; the runs can be interrupted.
    var runs = try curves.result(by: engine) { RunObserver(shouldStop: observer($0).shouldStop) }
    var measurements: [[[SharpnessResult.Measurement]]] = []
    for index in runs.series.indices {
      let series = runs.series[index]
      let observer = observer(series.label)
      measurements.append(try series.traces.map { try self.measured(along: $0, of: series, observer: observer) })
      for (trace, measured) in zip(series.traces.indices, measurements[index]) {
        runs.series[index].traces[trace].keepRows(at: Set(measured.map(\.step)))
      }
    }
    return SharpnessResult(plan: plan, runs: runs, measurements: measurements)
  }

  private func measured(
    along trace: Trace, of series: Series, observer: RunObserver
  ) throws -> [SharpnessResult.Measurement] {
    let laboratory = curves.laboratory
    let problem = try laboratory.problem(
      series.subject, start: series.start, seed: trace.seed, workers: Workers(count: 1), inDoublePrecision: true)
    let optimizer = try laboratory.catalog.optimizer(series.optimizer)
    let rows = trace.rows.filter { $0.step % every == 0 || $0.step == trace.rows.last?.step }
    observer.willRun(rows.count)
    return try Workers(count: laboratory.cores).results(rows.count) { index in
      guard !observer.shouldStop() else { return nil }
      defer { observer.didAdvance(1) }
      let row = rows[index]
      let isLast = index == rows.count - 1
      guard let point = row.parameters ?? (isLast ? trace.end : nil), point.allSatisfy(\.isFinite) else { return nil }
      let loss = try problem.objective.value(at: point, on: .all)
      let eigenvalues = try LanczosEigenvalues(
        ofHessianOf: problem.objective, at: point, tolerance: Self.tolerance)
      guard loss.isFinite, let sharpness = eigenvalues.largest.first else { return nil }
      // No update follows the last row.
      let rate = row.rate ?? trace.rows.last { $0.rate != nil }?.rate ?? series.rate
      return SharpnessResult.Measurement(
        step: row.step, epoch: row.epoch, loss: loss, sharpness: sharpness,
        limit: optimizer.curvatureLimit(rate: rate))
    }.compactMap(\.self)
  }

  /// Returns rates that become unstable at multiples of the largest eigenvalue at the start, if one optimizer descends
  /// one objective and its limit is known; otherwise none.
  private static func defaultRates(for plan: CurvePlan, in laboratory: Laboratory) throws -> [Double] {
    guard let subject = plan.problem.subject.subjects.first, plan.problem.subject.subjects.count == 1,
      let spec = plan.training.optimizers.first, plan.training.optimizers.count == 1, plan.problem.starts.count == 1
    else { return [] }
    let problem = try laboratory.problem(
      subject, start: plan.problem.starts[0], seed: plan.seed, workers: Workers(count: laboratory.cores),
      inDoublePrecision: true)
    let optimizer = try laboratory.catalog.optimizer(spec)
    let start = try LanczosEigenvalues(ofHessianOf: problem.objective, at: problem.start, tolerance: tolerance)
    guard let sharpness = start.largest.first, sharpness > 0 else { return [] }
    return limitShares.compactMap { share in
      optimizer.stabilityLimit(curvature: share * sharpness).flatMap {
        $0.isFinite && $0 > 0 ? $0.rounded(toDigits: 2) : nil
      }
    }
  }
}

extension Optimizer {
  /// Returns the curvature for which a rate is the largest stable one; `nil` if it is unknown.
  fileprivate func curvatureLimit(rate: Double) -> Double? {
    // The inverse of the largest rate is linear in the curvature: (L + w)/c.
    guard let atZero = stabilityLimit(curvature: 0), let atOne = stabilityLimit(curvature: 1), rate > 0 else {
      return nil
    }
    let slope = 1 / atOne - 1 / atZero
    let limit = (1 / rate - 1 / atZero) / slope
    guard let check = stabilityLimit(curvature: limit), (check - rate).magnitude <= 1e-9 * rate else { return nil }
    return limit
  }
}

extension Trace {
  /// Keeps the first and the last row and those of the given steps, without parameters.
  fileprivate mutating func keepRows(at steps: Set<Int>) {
    let last = rows.last?.step
    rows = rows.filter { $0.step == 0 || $0.step == last || steps.contains($0.step) }
    for index in rows.indices { rows[index].parameters = nil }
    (start, end) = ([], [])
  }
}
