package import Descent
import GradientKit
import Wording

/// A study of how the loss falls for every combination of the varied options.
package struct CurveStudy: Study {
  package typealias View = CurveView

  package static let name = "curve"

  package let plan: CurvePlan
  package let facts: ProblemFacts
  /// The combinations, without their runs.
  let series: [Series]
  let laboratory: Laboratory
  package let memory: MemoryNeed

  package init(_ plan: CurvePlan, in laboratory: Laboratory) throws {
    var plan = plan
    try laboratory.memory.require(Self.memory(ofSeriesOf: plan))
    plan.problem = try plan.problem.resolved(seed: plan.seed, in: laboratory)
    plan.training = try plan.training.resolved(for: plan.problem, in: laboratory)
    // The runs reuse these problems, so they are prepared with the number of cores that will evaluate them.
    let combinations = Self.combinations(of: plan)
    let workers = Workers(count: combinations.count * plan.training.seedCount > 1 ? 1 : laboratory.cores)
    var facts: ProblemFacts?
    var all: [Series] = []
    var runs: [(memory: RunMemory, count: Int)] = []
    for var one in combinations {
      let problem = try laboratory.problem(one.subject, start: one.start, seed: plan.seed, workers: workers)
      facts = facts ?? problem.facts
      let run = Self.run(of: one, seed: plan.seed, plan)
      runs.append((try RunMemory(of: run.optimizer, run.options, on: problem), plan.training.seedCount))
      for row in plan.predictions {
        let needed = problem.training?.inputs ?? 0
        guard row.count == needed else { throw StudyError.wrongFeatures(given: row.count, needed: needed) }
      }
      if !one.isRateChosen {
        one.rate = try plan.training.defaultRate(
          of: one.optimizer, on: one.subject, in: laboratory, workers: workers)
      }
      all.append(one)
    }
    let varied = SeriesOption.varied(among: all, in: plan.training)
    for index in all.indices { all[index].label = all[index].label(naming: varied) }
    self.plan = plan
    self.facts = facts ?? ProblemFacts()
    self.laboratory = laboratory
    series = all
    var memory = try laboratory.memory(ofExamplesOf: plan)
    memory.add(runs, cores: laboratory.cores)
    self.memory = memory
  }

  /// What the list of series needs, of which there may be more than anybody wants to see.
  private static func memory(ofSeriesOf plan: CurvePlan) -> MemoryNeed {
    let training = plan.training
    var counts: [Int] = [plan.problem.starts.count, training.optimizers.count, training.schedules.count]
    counts += [training.batchSizes.count, training.gradientMethods.count, training.noises.count, training.seedCount]
    if let learning = plan.problem.subject.learning {
      counts += [learning.losses.count, learning.models.count, learning.l2.count]
    }
    if !training.pairsRates { counts.append(max(1, training.rates.count)) }
    var memory = MemoryNeed()
    memory.add(1000 * counts.reduce(1) { $0 * Double($1) }, for: "the list of runs")
    return memory
  }

  package var runCount: Int { series.count * plan.training.seedCount }

  package func check(_ view: CurveView) throws {
    for smoother in view.smoothers { _ = try laboratory.catalog.smoother(smoother) }
    for quantity in view.quantities {
      switch quantity {
      case .accuracy where plan.problem.isSurface:
        throw ViewError("--y accuracy is the share of examples classified right; a surface has no examples")
      case .accuracy where facts.classes.isEmpty:
        throw ViewError("--y accuracy needs classes; \(facts.data) has numbers to predict")
      case .determination where plan.problem.isSurface, .absoluteError where plan.problem.isSurface:
        throw ViewError("--y \(quantity.rawValue) is about predicted numbers; a surface has no examples")
      case .determination where !facts.classes.isEmpty, .absoluteError where !facts.classes.isEmpty:
        throw ViewError("--y \(quantity.rawValue) needs numbers to predict; \(facts.data) has classes: use accuracy")
      default: break
      }
    }
  }

  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> CurveResult {
    let seeds = plan.training.seeds
    let observers = series.map { observer($0.label) }
    let runs = series.flatMap { one in seeds.map { seed in Self.run(of: one, seed: seed, plan) } }
    let traces = try engine.traces(of: runs, in: laboratory) { observers[$0 / seeds.count] }
    let finished = series.enumerated().map { index, one in
      var one = one
      one.traces = Array(traces[index * seeds.count..<(index + 1) * seeds.count])
      return one
    }
    return CurveResult(plan: plan, facts: facts, series: finished)
  }

  private static func run(of series: Series, seed: UInt64, _ plan: CurvePlan) -> Run {
    var options = plan.training.options(
      batchSize: series.batchSize, gradientMethod: series.gradientMethod, noise: series.noise)
    options.predictions = plan.predictions
    options.measuresBetweenEpochs = plan.measuresBetweenEpochs
    options.parametersEvery = plan.parametersEvery
    options.measuresTime = plan.recordsTime
    return Run(
      subject: series.subject, start: series.start, optimizer: series.optimizer, schedule: series.schedule,
      rate: series.rate, options: options, seed: seed)
  }

  private static func combinations(of plan: CurvePlan) -> [Series] {
    var all: [Series] = []
    let training = plan.training
    for subject in plan.problem.subject.subjects {
      for start in plan.problem.starts {
        for optimizer in training.optimizers {
          for (schedule, rate) in training.ratedSchedules {
            for batchSize in training.batchSizes {
              for method in training.gradientMethods {
                all += training.noises.map { noise in
                  Series(
                    label: "", subject: subject, start: start, optimizer: optimizer, schedule: schedule,
                    rate: rate ?? 0, isRateChosen: rate != nil, batchSize: batchSize, gradientMethod: method,
                    noise: noise, traces: [])
                }
              }
            }
          }
        }
      }
    }
    return all
  }
}
