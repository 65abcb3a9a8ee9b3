package import Descent
import GradientKit

/// A study of the loss that each strategy reaches with the same number of evaluations.
package struct SearchStudy: Study {
  package typealias View = SearchView

  package static let name = "search"

  package let plan: SearchPlan
  package let facts: ProblemFacts
  private let subject: Subject
  private let strategies: [SearchStrategy]
  private let range: ClosedRange<Double>?
  private let laboratory: Laboratory
  package let memory: MemoryNeed

  package init(_ plan: SearchPlan, in laboratory: Laboratory) throws {
    self.laboratory = laboratory
    var plan = plan
    let catalog = laboratory.catalog
    // A test part measures how good a point is, so all other examples are for learning.
    if case .learning(var learning) = plan.problem.subject, learning.validationShare == nil,
      try laboratory.dataset(learning.data, seed: plan.seed).test != nil
    {
      learning.validationShare = 0
      plan.problem.subject = .learning(learning)
    }
    plan.problem = try plan.problem.resolved(seed: plan.seed, in: laboratory)
    guard let subject = plan.problem.subject.subjects.first else { throw StudyError.nothingToLearn }
    self.subject = subject

    let first = try laboratory.problem(
      subject, start: plan.problem.starts.first ?? .model, seed: plan.seed, workers: Workers(count: 1))
    let usual = DefaultSearch(
      dimension: first.start.count, windows: try laboratory.surface(of: plan.problem.subject)?.window,
      meanSquareNorm: first.meanSquareNorm)
    // From zero weights, the local steps of all classes would differ only in their random draws.
    if !plan.problem.isSurface, usual.range == nil, plan.problem.starts == [.model],
      first.start.allSatisfy({ $0 == 0 })
    {
      plan.problem.starts = [.normal(10 * usual.step)]
    }
    if plan.optimizers.isEmpty { plan.optimizers = usual.optimizers }
    plan.optimizers = try plan.optimizers.map { try catalog.resolved(.optimizer, $0) }
    let names = plan.optimizers.map(\.name)
    var training = TrainingPlan(seed: plan.seed)
    training.resolvedRates = plan.resolvedRates
    strategies = try plan.optimizers.map { spec in
      let usesGradient = type(of: try catalog.optimizer(spec)).usesGradient
      let rate = try training.defaultRate(of: spec, on: subject, in: laboratory, workers: Workers(count: 1))
      return SearchStrategy(
        label: names.count { $0 == spec.name } > 1 ? "\(spec)" : spec.name, optimizer: spec,
        rate: usesGradient ? plan.rate ?? rate : rate, usesGradient: usesGradient)
    }
    plan.resolvedRates = training.resolvedRates
    facts = first.facts
    let options = Self.options(of: plan)
    var memory = try laboratory.memory(ofExamplesOf: plan)
    memory.add(
      try strategies.map { (try RunMemory(of: $0.optimizer, options, on: first), plan.seedCount) },
      cores: laboratory.cores)
    self.memory = memory
    range = first.start.count == 1 ? usual.range : nil
    self.plan = plan
  }

  package var runCount: Int { strategies.count * plan.seedCount }

  /// Runs every strategy with every seed.
  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> SearchResult {
    let observers = strategies.map { observer($0.label) }
    let options = Self.options(of: plan)
    let runs = strategies.flatMap { strategy in
      (0..<UInt64(plan.seedCount)).map { index in
        Run(
          subject: subject, start: start, optimizer: strategy.optimizer, schedule: "constant", rate: strategy.rate,
          options: options, seed: plan.seed &+ index)
      }
    }
    let logs = try engine.traces(of: runs, in: laboratory) { observers[$0 / plan.seedCount] }
      .map { $0.evaluations ?? EvaluationLog(seed: $0.seed) }
    let finished = strategies.enumerated().map { index, strategy in
      var strategy = strategy
      strategy.runs = Array(logs[index * plan.seedCount..<(index + 1) * plan.seedCount])
      return strategy
    }
    let heldOut: SearchResult.HeldOut? =
      facts.classes.isEmpty
      ? nil : facts.testCount > 0 ? .test : facts.validationCount > 0 ? .validation : nil
    return SearchResult(
      plan: plan, facts: facts, start: start, strategies: finished, heldOut: heldOut, profile: try profile)
  }

  private static func options(of plan: SearchPlan) -> RunOptions {
    RunOptions(
      length: .steps(plan.evaluations), gradientMethod: plan.gradientMethod, recording: .evaluations(plan.evaluations))
  }

  private var start: StartPoint { plan.problem.starts.first ?? .model }

  /// The objective along its parameter, if it has only one, over the default range of searches.
  private var profile: Curve? {
    get throws {
      guard let range else { return nil }
      let problem = try laboratory.problem(
        subject, start: start, seed: plan.seed, workers: Workers(count: runCount > 1 ? 1 : laboratory.cores))
      let count = 1000
      var curve = Curve(x: [], y: [])
      for index in 0...count {
        let x = range.lowerBound + (range.upperBound - range.lowerBound) * Double(index) / Double(count)
        curve.x.append(x)
        curve.y.append(try problem.objective.value(at: [x], on: .all))
      }
      return curve
    }
  }
}
