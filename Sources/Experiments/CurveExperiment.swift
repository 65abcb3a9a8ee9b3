public import GradientKit
import Synchronization

/// Runs a ``CurvePlan``.
public struct CurveExperiment: Sendable {
  private struct Combination {
    var objective: String
    var start: StartPoint
    var optimizer: String
    var schedule: String
    var rate: Double?
    var batchSize: BatchSize
  }

  private let plan: CurvePlan
  private let catalog: Catalog
  private let smoother: any Smoother
  private let threads: Int
  private let load: @Sendable (UInt64) throws -> Dataset

  /// An experiment whose components come from `catalog` and whose examples come from `load`, which is given the seed.
  public init(
    _ plan: CurvePlan, catalog: Catalog, smoother: any Smoother, threads: Int,
    load: @escaping @Sendable (UInt64) throws -> Dataset
  ) {
    self.plan = plan
    self.catalog = catalog
    self.smoother = smoother
    self.threads = threads
    self.load = load
  }

  /// Runs every combination with every seed, as many at once as there are threads.
  ///
  /// What comes out does not depend on the number of threads.
  /// - Throws: what is wrong with a component's name, its settings or the data, before the first run.
  public func run(observing observer: @Sendable (Series) -> RunObserver = { _ in RunObserver() }) throws -> CurveResult
  {
    let combinations = combinations
    let runCount = combinations.count * plan.seedCount
    // With one run its evaluations share the cores; with several each run has a core of its own.
    let inner = Workers(count: runCount > 1 ? 1 : threads)

    var candidates = try combinations.map { try candidate($0, workers: inner) }
    let all = candidates.map(\.series)
    for index in candidates.indices { candidates[index].series.label = label(of: all[index], among: all) }

    var runs: [@Sendable () throws -> Trace] = []
    for candidate in candidates {
      let observer = observer(candidate.series)
      let options = RunOptions(
        length: plan.length, batchSize: candidate.series.batchSize.limit, shuffles: plan.shuffles,
        gradientMethod: GradientMethod(rawValue: plan.gradientMethod) ?? .analytic,
        stoppingRules: plan.stoppingRules.compactMap { StoppingRule($0) }, noise: plan.noise,
        predictions: plan.predictions)
      for (index, seed) in plan.seeds.enumerated() {
        runs.append {
          let problem =
            try index == 0 ? candidate.first : problem(for: candidate.combination, seed: seed, workers: inner)
          let runner = Runner(
            problem, schedule: candidate.schedule, baseRate: candidate.series.rate, options: options, seed: seed,
            observer: observer)
          return try runner.run(candidate.optimizer)
        }
      }
    }

    let ready = runs
    let outcomes = Mutex([Result<Trace, any Error>?](repeating: nil, count: ready.count))
    Workers(count: runCount > 1 ? threads : 1).forEach(ready.count) { index in
      let outcome = Result { try ready[index]() }
      outcomes.withLock { $0[index] = outcome }
    }
    let traces = try outcomes.withLock { try $0.compactMap(\.self).map { try $0.get() } }
    let series = candidates.enumerated().map { index, candidate in
      var series = candidate.series
      series.traces = Array(traces[index * plan.seedCount..<(index + 1) * plan.seedCount])
      return series
    }
    return CurveResult(
      plan: plan, facts: candidates.first?.first.facts ?? ProblemFacts(), series: series, smoother: smoother)
  }

  private struct Candidate {
    var combination: Combination
    var optimizer: any Optimizer
    var schedule: any Schedule
    var first: Problem
    var series: Series
  }

  private func candidate(_ combination: Combination, workers: Workers) throws -> Candidate {
    let optimizer = try catalog.optimizer(Spec(combination.optimizer))
    let schedule = try catalog.schedule(Spec(combination.schedule))
    let first = try problem(for: combination, seed: plan.seed, workers: workers)
    let curvature = plan.surface == nil ? try catalog.loss(Spec(combination.objective)).curvature : 0
    let usual = DefaultRate.rate(
      of: type(of: optimizer), curvature: curvature, meanSquareNorm: first.meanSquareNorm)
    let series = Series(
      label: "", objective: combination.objective, start: combination.start, optimizer: combination.optimizer,
      schedule: combination.schedule,
      rate: combination.rate ?? usual,
      isRateChosen: combination.rate != nil,
      batchSize: combination.batchSize, traces: [])
    return Candidate(
      combination: combination, optimizer: optimizer, schedule: schedule, first: first, series: series)
  }

  private var combinations: [Combination] {
    var all: [Combination] = []
    for objective in plan.surface.map({ [$0] }) ?? plan.losses {
      for start in plan.starts {
        for optimizer in plan.optimizers {
          for schedule in plan.schedules {
            for rate in plan.rates.isEmpty ? [nil] : plan.rates.map(Optional.some) {
              for batchSize in plan.batchSizes {
                all.append(
                  Combination(
                    objective: objective, start: start, optimizer: optimizer, schedule: schedule, rate: rate,
                    batchSize: batchSize))
              }
            }
          }
        }
      }
    }
    return all
  }

  private func problem(for combination: Combination, seed: UInt64, workers: Workers) throws -> Problem {
    if let surface = plan.surface {
      return try SurfaceProblem(surface: catalog.surface(Spec(surface)), start: combination.start).prepared(seed: seed)
    }
    return try LearningProblem(
      model: catalog.model(Spec(plan.model)), loss: catalog.loss(Spec(combination.objective)), dataset: load(seed),
      l2: plan.l2, normalization: plan.normalization.flatMap(Normalization.init(rawValue:)),
      validationShare: plan.validationShare, start: combination.start, workers: workers
    ).prepared(seed: seed)
  }

  private func label(of series: Series, among all: [Series]) -> String {
    func varies<Value: Hashable>(_ key: KeyPath<Series, Value>) -> Bool { Set(all.map { $0[keyPath: key] }).count > 1 }
    var parts: [String] = []
    if varies(\.objective) { parts.append(series.objective) }
    if varies(\.optimizer) { parts.append(series.optimizer) }
    if varies(\.schedule) { parts.append(series.schedule) }
    // Optimizers bring rates of their own; only rates the user chose set series apart.
    if plan.rates.count > 1 { parts.append("rate \(RateText(series.rate))") }
    if varies(\.batchSize) { parts.append(series.batchSize == .full ? "full batch" : "batch \(series.batchSize)") }
    if varies(\.start) { parts.append("from \(series.start)") }
    return parts.isEmpty ? series.objective : parts.joined(separator: ", ")
  }
}
