package import Descent
package import GradientKit
import Wording

/// Runs a ``CurvePlan``.
package struct CurveStudy: Sendable {
  private struct Combination {
    var objective: String
    var start: StartPoint
    var optimizer: String
    var schedule: String
    var rate: Double?
    var batchSize: BatchSize
  }

  private let plan: CurvePlan
  let source: ProblemSource
  private let threads: Int

  /// An experiment whose components come from `catalog` and whose examples come from `load`, which is given the seed.
  package init(
    _ plan: CurvePlan, catalog: Catalog, threads: Int, load: @escaping @Sendable (UInt64) throws -> Dataset
  ) {
    self.init(plan, source: ProblemSource(plan.problem, catalog: catalog, load: load), threads: threads)
  }

  /// An experiment on problems that others ask for too.
  init(_ plan: CurvePlan, source: ProblemSource, threads: Int) {
    self.plan = plan
    self.source = source
    self.threads = threads
  }

  /// The number of runs.
  package var runCount: Int { combinations.count * plan.training.seedCount }

  /// Runs every combination with every seed, as many at once as there are threads.
  ///
  /// What comes out does not depend on the number of threads.
  /// - Throws: what is wrong with a component's name, its settings or the data, before the first run.
  package func run(observing observer: @Sendable (Series) -> RunObserver = { _ in RunObserver() }) throws -> CurveResult
  {
    let runCount = runCount
    // With one run its evaluations share the cores; with several each run has a core of its own.
    let inner = Workers(count: runCount > 1 ? 1 : threads)

    var candidates = try combinations.map { try candidate($0, workers: inner) }
    let all = candidates.map(\.series)
    for index in candidates.indices { candidates[index].series.label = label(of: all[index], among: all) }

    let ready = candidates.map { candidate in
      var options = plan.training.options(batchSize: candidate.series.batchSize)
      options.predictions = plan.predictions
      options.measuresBetweenEpochs = plan.measuresBetweenEpochs
      return (candidate: candidate, options: options, observer: observer(candidate.series))
    }
    let traces = try Workers(count: runCount > 1 ? threads : 1).results(runCount) { index in
      let (candidate, options, observer) = ready[index / plan.training.seedCount]
      let (series, seed) = (candidate.series, plan.training.seeds[index % plan.training.seedCount])
      let runner = Runner(
        try source.problem(series.objective, start: series.start, seed: seed, workers: inner),
        schedule: candidate.schedule, baseRate: series.rate, options: options, seed: seed, observer: observer)
      var trace = try runner.run(candidate.optimizer)
      if !plan.recordsTime { trace.forgetTime() }
      return trace
    }
    let series = candidates.enumerated().map { index, candidate in
      var series = candidate.series
      series.traces = Array(traces[index * plan.training.seedCount..<(index + 1) * plan.training.seedCount])
      return series
    }
    return CurveResult(plan: plan, facts: candidates.first?.facts ?? ProblemFacts(), series: series)
  }

  private struct Candidate {
    var optimizer: any Optimizer
    var schedule: any Schedule
    var facts: ProblemFacts
    var series: Series
  }

  private func candidate(_ combination: Combination, workers: Workers) throws -> Candidate {
    let optimizer = try source.catalog.optimizer(Spec(combination.optimizer))
    let schedule = try source.catalog.schedule(Spec(combination.schedule))
    let problem = try source.problem(
      combination.objective, start: combination.start, seed: plan.training.seed, workers: workers)
    let usual = try source.defaultRate(of: optimizer, on: problem, objective: combination.objective)
    let series = Series(
      label: "", objective: combination.objective, start: combination.start, optimizer: combination.optimizer,
      schedule: combination.schedule, rate: combination.rate ?? usual, isRateChosen: combination.rate != nil,
      batchSize: combination.batchSize, traces: [])
    return Candidate(optimizer: optimizer, schedule: schedule, facts: problem.facts, series: series)
  }

  private var combinations: [Combination] {
    var all: [Combination] = []
    for objective in plan.problem.objectives {
      for start in plan.problem.starts {
        for optimizer in plan.training.optimizers {
          for (schedule, rate) in plan.training.ratedSchedules {
            for batchSize in plan.training.batchSizes {
              all.append(
                Combination(
                  objective: objective, start: start, optimizer: optimizer, schedule: schedule, rate: rate,
                  batchSize: batchSize))
            }
          }
        }
      }
    }
    return all
  }

  private func label(of series: Series, among all: [Series]) -> String {
    func varies<Value: Hashable>(_ key: KeyPath<Series, Value>) -> Bool { Set(all.map { $0[keyPath: key] }).count > 1 }
    var parts: [String] = []
    if varies(\.objective) { parts.append(series.objective) }
    if varies(\.optimizer) { parts.append(series.optimizer) }
    if varies(\.schedule) { parts.append(series.schedule) }
    // Optimizers bring rates of their own; only rates the user chose set series apart.
    if plan.training.rates.count > 1 { parts.append("rate \(NumberText(series.rate, .rate).plain)") }
    if varies(\.batchSize) { parts.append(series.batchSize == .full ? "full batch" : "batch \(series.batchSize)") }
    if varies(\.start) { parts.append("from \(series.start)") }
    return parts.isEmpty ? series.objective : parts.joined(separator: ", ")
  }
}
