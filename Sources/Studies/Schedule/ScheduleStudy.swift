package import Descent
package import GradientKit
import Wording

/// Runs a ``SchedulePlan``.
package struct ScheduleStudy: Sendable {
  private let plan: SchedulePlan
  private let catalog: Catalog
  private let threads: Int
  private let load: @Sendable (UInt64) throws -> Dataset

  /// An experiment whose components come from `catalog` and whose examples come from `load`, which is given the seed.
  package init(
    _ plan: SchedulePlan, catalog: Catalog, threads: Int, load: @escaping @Sendable (UInt64) throws -> Dataset
  ) {
    self.plan = plan
    self.catalog = catalog
    self.threads = threads
    self.load = load
  }

  /// The number of runs.
  package var runCount: Int { plan.descends ? curves.runCount : 0 }

  /// Runs every schedule, or only asks for its rates.
  ///
  /// - Throws: what is wrong with a component's name, its settings or the data; ``StudyError/wrongMinimum(given:needed:)``.
  package func run(
    observing observer: @Sendable (Series) -> RunObserver = { _ in RunObserver() }
  ) throws
    -> ScheduleResult
  {
    guard plan.descends else { return try ratesAlone() }
    if let minimum = plan.minimum, let objective = plan.problem.objectives.first {
      let problem = try ProblemSource(plan.problem, catalog: catalog, load: load)
        .problem(objective, seed: plan.training.seed, workers: Workers(count: threads))
      guard minimum.count == problem.start.count else {
        throw StudyError.wrongMinimum(given: minimum.count, needed: problem.start.count)
      }
    }
    let runs = try curves.run(observing: observer)
    var minima = plan.minimum.map { [$0] } ?? []
    if minima.isEmpty, let surface = plan.problem.surface { minima = try catalog.surface(Spec(surface)).minima }
    return ScheduleResult(
      plan: plan, facts: runs.facts, series: try runs.series.map { try summary(of: $0, minima: minima) })
  }

  private var curves: CurveStudy {
    CurveStudy(
      CurvePlan(problem: plan.problem, training: plan.training), catalog: catalog, threads: threads, load: load)
  }

  private func satisfiesRobbinsMonro(_ schedule: String) throws -> Bool {
    type(of: try catalog.schedule(Spec(schedule))).satisfiesRobbinsMonro
  }

  // MARK: Runs

  private func summary(of series: Series, minima: [[Double]]) throws -> ScheduleSeries {
    let finished = series.traces.filter { !$0.verdict.isDiverged }
    let traces = finished.isEmpty ? Array(series.traces.prefix(1)) : finished
    let rates = mean(traces) { $0.rate }
    let sums = RateSums(rates.y.count) { rates.y[$0] }
    let isWhole = plan.problem.surface != nil || series.batchSize == .full
    // Within an epoch the point is drawn to one example after the other; how far it has come shows from epoch to epoch.
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
    let optimizer = try catalog.optimizer(Spec(plan.training.optimizers.first ?? "sgd"))
    let count =
      switch plan.training.length {
      case .epochs(let count), .steps(let count): count
      }
    guard count <= Runner.stepLimit else { throw StudyError.tooLong(steps: count, limit: Runner.stepLimit) }
    let pairs = plan.training.ratedSchedules
    let series = try Workers(count: threads).results(pairs.count) { index in
      let (name, rate) = pairs[index]
      let schedule = try catalog.schedule(Spec(name))
      let base = rate ?? type(of: optimizer).defaultRate
      let sums = RateSums(count) { step in
        max(0, schedule.rate(at: Moment(baseRate: base, step: step, plannedSteps: count)))
      }
      return ScheduleSeries(
        label: plan.training.rates.count > 1 ? "\(name), rate \(NumberText(base, .rate).plain)" : name, schedule: name,
        baseRate: base,
        satisfiesRobbinsMonro: type(of: schedule).satisfiesRobbinsMonro, count: count,
        rates: Curve(x: sums.steps, y: sums.rates), sums: sums.sums, squares: sums.squares, losses: nil,
        distances: nil, verdicts: [], end: nil)
    }
    return ScheduleResult(plan: plan, facts: ProblemFacts(), series: series)
  }
}
