package import Descent
package import GradientKit

/// Runs a ``SearchPlan``.
package struct SearchStudy: Sendable {
  private struct Candidate {
    var optimizer: any Optimizer
    var strategy: SearchStrategy
  }

  private let plan: SearchPlan
  private let source: ProblemSource
  private let objective: String
  private let candidates: [Candidate]
  private let facts: ProblemFacts
  private let threads: Int
  private let windows: [ClosedRange<Double>]?
  /// With one run its evaluations share the cores; with several each run has a core of its own.
  private let inner: Workers

  /// An experiment whose components come from `catalog` and whose examples come from `load`, which is given the seed.
  ///
  /// - Throws: what is wrong with a component's name, its settings or the data.
  package init(
    _ plan: SearchPlan, catalog: Catalog, threads: Int, load: @escaping @Sendable (UInt64) throws -> Dataset
  ) throws {
    var problemPlan = plan.problem
    objective = problemPlan.objectives.first ?? ""
    // Where a test part tells how good a point is, all other examples are for learning.
    if problemPlan.surface == nil, problemPlan.validationShare == nil, try load(plan.seed).test != nil {
      problemPlan.validationShare = 0
    }
    windows = try problemPlan.surface.map { try catalog.surface(Spec($0)).window }

    let first = try ProblemSource(problemPlan, catalog: catalog, load: load)
      .problem(objective, seed: plan.seed, workers: Workers(count: 1))
    let usual = UsualSearch(
      dimension: first.start.count, windows: windows, meanSquareNorm: first.meanSquareNorm)
    // Local steps away from zero weights would be the same for every class but for the steps themselves.
    if problemPlan.surface == nil, usual.range == nil, problemPlan.starts == [.model],
      first.start.allSatisfy({ $0 == 0 })
    {
      problemPlan.starts = [.normal(10 * usual.step)]
    }
    let source = ProblemSource(problemPlan, catalog: catalog, load: load)
    self.source = source
    let specs = plan.optimizers.isEmpty ? usual.optimizers : plan.optimizers
    let names = specs.map { Spec($0).name }
    candidates = try specs.map { spec in
      let optimizer = try catalog.optimizer(Spec(spec))
      let name = Spec(spec).name
      let usesGradient = type(of: optimizer).usesGradient
      let usualRate = try source.defaultRate(of: optimizer, on: first, objective: problemPlan.objectives.first ?? "")
      return Candidate(
        optimizer: optimizer,
        strategy: SearchStrategy(
          label: names.count { $0 == name } > 1 ? spec : name, optimizer: spec,
          rate: usesGradient ? plan.rate ?? usualRate : usualRate, usesGradient: usesGradient))
    }
    facts = first.facts
    inner = Workers(count: candidates.count * plan.seedCount > 1 ? 1 : threads)
    self.plan = plan
    self.threads = threads
  }

  /// The number of runs.
  package var runCount: Int { candidates.count * plan.seedCount }

  /// Runs every strategy with every seed, as many at once as there are threads.
  ///
  /// What comes out does not depend on the number of threads. `didTry` is told of every evaluation.
  package func run(
    observing observer: RunObserver = RunObserver(), didTry: (@Sendable (SearchAttempt) -> Void)? = nil
  ) throws -> SearchResult {
    let runs = try Workers(count: runCount > 1 ? threads : 1).results(runCount) { index in
      try run(
        candidates[index / plan.seedCount], seed: plan.seed &+ UInt64(index % plan.seedCount), observer: observer,
        didTry: didTry)
    }
    let strategies = candidates.enumerated().map { index, candidate in
      var strategy = candidate.strategy
      strategy.runs = Array(runs[index * plan.seedCount..<(index + 1) * plan.seedCount])
      return strategy
    }
    let heldOut: SearchResult.HeldOut? =
      facts.classes.isEmpty
      ? nil : facts.testCount > 0 ? .test : facts.validationCount > 0 ? .validation : nil
    return SearchResult(
      plan: plan, facts: facts, start: source.plan.starts.first ?? .model, strategies: strategies, heldOut: heldOut,
      profile: try profile(through: strategies))
  }

  private func run(
    _ candidate: Candidate, seed: UInt64, observer: RunObserver, didTry: (@Sendable (SearchAttempt) -> Void)?
  ) throws -> SearchRun {
    let whole = try source.problem(objective, seed: seed, workers: inner)
    let recorder = SearchRecorder(
      label: candidate.strategy.label, seed: seed, budget: plan.evaluations, training: whole.training,
      heldOut: whole.test ?? whole.validation, didTry: didTry)
    // The runner would look at all examples after every step; the recorder does so now and then.
    let bare = Problem(objective: whole.objective, start: whole.start)
    var observer = observer
    observer.didEvaluate = { recorder.record($0, $1) }
    let options = RunOptions(
      length: .steps(plan.evaluations), gradientMethod: GradientMethod(rawValue: plan.gradientMethod) ?? .analytic,
      stoppingRules: [.evaluations(plan.evaluations)])
    let runner = Runner(
      bare, schedule: try source.catalog.schedule(Spec("constant")), baseRate: candidate.strategy.rate,
      options: options, seed: seed, observer: observer)
    let trace = try runner.run(candidate.optimizer)
    return recorder.finished(trace.stopReason == nil ? trace.verdict : .budget)
  }

  /// The objective of one parameter over the range searches look at, and over every best point.
  private func profile(through strategies: [SearchStrategy]) throws -> Curve? {
    let problem = try source.problem(objective, seed: plan.seed, workers: inner)
    guard problem.start.count == 1 else { return nil }
    let usual = UsualSearch(dimension: 1, windows: windows, meanSquareNorm: problem.meanSquareNorm)
    guard let range = usual.range else { return nil }
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
