package import Descent
import GradientKit
import Wording

/// A study of the rates that schedules give, and of runs with them.
package struct ScheduleStudy: Study {
  package typealias View = ScheduleView

  package static let name = "schedule"

  package let plan: SchedulePlan
  private let curves: CurveStudy?
  private let minima: [[Double]]
  private let laboratory: Laboratory

  package init(_ plan: SchedulePlan, in laboratory: Laboratory) throws {
    self.laboratory = laboratory
    var plan = plan
    minima = try plan.minimum.map { [$0] } ?? laboratory.surface(of: plan.problem.subject)?.minima ?? []
    if plan.descends {
      let curves = try CurveStudy(CurvePlan(problem: plan.problem, training: plan.training), in: laboratory)
      (plan.problem, plan.training) = (curves.plan.problem, curves.plan.training)
      if let minimum = plan.minimum, minimum.count != curves.facts.parameters {
        throw StudyError.wrongMinimum(given: minimum.count, needed: curves.facts.parameters)
      }
      self.curves = curves
    } else {
      plan.training = try plan.training.resolved(for: plan.problem, in: laboratory)
      let count = plan.training.length.count
      guard count <= RunLength.stepLimit else {
        throw StudyError.tooLong(steps: count, limit: RunLength.stepLimit)
      }
      curves = nil
    }
    self.plan = plan
  }

  package var facts: ProblemFacts { curves?.facts ?? ProblemFacts() }
  package var runCount: Int { curves?.runCount ?? 0 }
  package var memory: MemoryNeed { curves?.memory ?? MemoryNeed() }

  package func check(_ view: ScheduleView) throws {
    if view.quantities.contains(.distance) && minima.isEmpty {
      throw ViewError("--y distance: no minimum is known here; name it with --minimum")
    }
  }

  /// Performs one run per schedule and seed, or evaluates only the schedules.
  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> ScheduleResult {
    guard let curves else { return try ratesAlone() }
    let runs = try curves.result(by: engine, observing: observer)
    return ScheduleResult(
      plan: plan, facts: runs.facts, series: try runs.series.map { try summary(of: $0, minima: minima) })
  }

  private func satisfiesRobbinsMonro(_ schedule: Spec) throws -> Bool {
    type(of: try laboratory.catalog.schedule(schedule)).satisfiesRobbinsMonro
  }

  // MARK: Runs

  private func summary(of series: Series, minima: [[Double]]) throws -> ScheduleSeries {
    let finished = series.traces.filter { !$0.verdict.isDiverged }
    let traces = finished.isEmpty ? Array(series.traces.prefix(1)) : finished
    let rates = mean(traces) { $0.rate }
    let sums = RateSums(rates.y.count) { rates.y[$0] }
    let isWhole = plan.problem.isSurface || series.batchSize == .full
    // Within an epoch, single examples pull the point back and forth; progress shows from epoch to epoch.
    let distances =
      minima.isEmpty
      ? nil
      : mean(traces) { row in
        isWhole || row.training != nil ? row.parameters.map { distance($0, minima) } : nil
      }
    return ScheduleSeries(
      label: series.label, schedule: series.schedule, baseRate: series.rate,
      satisfiesRobbinsMonro: try satisfiesRobbinsMonro(series.schedule), count: rates.y.count,
      rates: Curve(x: sums.steps, y: sums.rates), sums: sums.sums, squares: sums.squares,
      losses: thinned(mean(traces) { isWhole ? $0.loss : $0.training?.loss }),
      distances: distances.map(thinned), verdicts: series.traces.map(\.verdict.word),
      end: series.traces.first?.rows.last?.parameters)
  }

  private func mean(_ traces: [Trace], of value: (Trace.Row) -> Double?) -> Curve {
    let band = SeedBand(
      traces.map { trace in
        var curve = Curve(x: [], y: [])
        for row in trace.rows {
          guard let value = value(row) else { continue }
          curve.x.append(Double(row.step))
          curve.y.append(value)
        }
        return curve
      })
    return Curve(x: band.x, y: band.mean)
  }

  private func thinned(_ curve: Curve) -> Curve {
    let kept = RateSums.kept(of: curve.x.count)
    return Curve(x: kept.map { curve.x[$0] }, y: kept.map { curve.y[$0] })
  }

  private func distance(_ point: [Double], _ minima: [[Double]]) -> Double {
    minima.map { minimum in euclideanNorm(zip(point, minimum).map { $0 - $1 }) }.min() ?? .nan
  }

  // MARK: Rates alone

  private func ratesAlone() throws -> ScheduleResult {
    let optimizer = try laboratory.catalog.optimizer(plan.training.optimizers.first ?? "sgd")
    let count = plan.training.length.count
    let pairs = plan.training.ratedSchedules
    let series = try Workers(count: laboratory.cores).results(pairs.count) { index in
      let (name, rate) = pairs[index]
      let schedule = try laboratory.catalog.schedule(name)
      let base = rate ?? type(of: optimizer).defaultRate
      let sums = RateSums(count) { step in
        max(0, schedule.rate(at: Moment(baseRate: base, step: step, plannedSteps: count)))
      }
      return ScheduleSeries(
        label: plan.training.rates.count > 1 ? "\(name), rate \(NumberText(base, .rate).plain)" : "\(name)",
        schedule: name, baseRate: base,
        satisfiesRobbinsMonro: type(of: schedule).satisfiesRobbinsMonro, count: count,
        rates: Curve(x: sums.steps, y: sums.rates), sums: sums.sums, squares: sums.squares, losses: nil,
        distances: nil, verdicts: [], end: nil)
    }
    return ScheduleResult(plan: plan, facts: ProblemFacts(), series: series)
  }
}
