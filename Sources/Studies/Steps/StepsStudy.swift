package import Descent
package import GradientKit
import Wording

/// Runs a ``StepsPlan``: the gradient once, then the loss after one step of every size; or whole runs.
///
/// Everything is computed in double precision, because the smallest steps change the loss in its last digits.
package struct StepsStudy: Sendable {
  private let plan: StepsPlan
  private let catalog: Catalog
  private let threads: Int
  private let load: @Sendable (UInt64) throws -> Dataset

  /// An experiment whose components come from `catalog` and whose examples come from `load`, which is given the seed.
  package init(
    _ plan: StepsPlan, catalog: Catalog, threads: Int, load: @escaping @Sendable (UInt64) throws -> Dataset
  ) {
    self.plan = plan
    self.catalog = catalog
    self.threads = threads
    self.load = load
  }

  /// The number of objectives, starts and sizes that are combined.
  package var runCount: Int {
    let sizes = plan.trajectoryLength == nil ? 1 : max(plan.sizes.count, Self.sharesOfCurvature.count)
    return plan.problem.objectives.count * plan.problem.starts.count * sizes
  }

  /// Sweeps from every start on every objective; an observer that wants to stop leaves the larger sizes out.
  ///
  /// - Throws: what is wrong with a component's name, its settings or the data;
  ///   ``StudyError/noCurvature(value:)`` for whole runs without sizes where these cannot be derived.
  package func run(observing observer: @Sendable () -> RunObserver = { RunObserver() }) throws -> StepsResult {
    let source = ProblemSource(plan.problem, catalog: catalog, inDoublePrecision: true, load: load)
    guard plan.trajectoryLength == nil else { return try trajectories(from: source, observer: observer) }
    var sweeps: [StepSweep] = []
    var facts = ProblemFacts()
    var plan = plan
    for objective in plan.problem.objectives {
      for (index, start) in plan.problem.starts.enumerated() {
        let problem = try problem(objective, start: start, from: source)
        if sweeps.isEmpty { facts = problem.facts }
        var sweep = try sweep(of: problem, observer: observer())
        sweep.objective = objective
        sweep.label = label(objective, start: start)
        sweeps.append(sweep)
        if plan.problem.surface != nil { plan.problem.starts[index] = .values(problem.start) }
      }
    }
    return StepsResult(plan: plan, facts: facts, sweeps: sweeps)
  }

  private func problem(_ objective: String, start: StartPoint, from source: ProblemSource) throws -> Problem {
    try source.problem(objective, start: start, seed: plan.seed, workers: Workers(count: threads))
  }

  private func label(_ objective: String, start: StartPoint) -> String {
    var parts: [String] = []
    if plan.problem.objectives.count > 1 { parts.append(objective) }
    if plan.problem.starts.count > 1 { parts.append("from \(start)") }
    return parts.isEmpty ? objective : parts.joined(separator: ", ")
  }

  private func sweep(of problem: Problem, observer: RunObserver) throws -> StepSweep {
    observer.willRun(plan.sizes.count)
    var oracle = Oracle(problem.objective, method: GradientMethod(rawValue: plan.gradientMethod) ?? .analytic)
    oracle.begin(at: problem.start, on: .all)
    let (original, gradient) = try oracle.lossAndGradient(at: problem.start)
    let norm = euclideanNorm(gradient)
    var sweep = StepSweep(
      label: "", objective: "", original: original, squaredNorm: norm * norm,
      curvature: try LargestCurvature.value(of: problem, isSurface: plan.problem.surface != nil, seed: plan.seed),
      sizes: [], losses: [])
    for size in plan.sizes {
      if observer.shouldStop() { break }
      sweep.losses.append(
        try problem.objective.value(at: zip(problem.start, gradient).map { $0 - size * $1 }, on: .all))
      sweep.sizes.append(size)
      observer.didAdvance(1)
    }
    return sweep
  }

  // MARK: Whole runs

  /// Rates that crawl, descend, arrive, swing and explode on a quadratic, times one over its curvature.
  private static let sharesOfCurvature = [0.02, 0.2, 1, 2, 2.2]

  private func trajectories(
    from source: ProblemSource, observer: @Sendable () -> RunObserver
  ) throws -> StepsResult {
    guard let objective = plan.problem.objectives.first, let start = plan.problem.starts.first else {
      return StepsResult(plan: plan, facts: ProblemFacts())
    }
    let problem = try problem(objective, start: start, from: source)
    var plan = plan
    if plan.sizes.isEmpty { plan.sizes = try usualSizes(for: problem) }
    if plan.problem.surface != nil { plan.problem.starts = [.values(problem.start)] }
    let training = TrainingPlan(
      rates: plan.sizes, batchSizes: [.full], seed: plan.seed, length: .steps(plan.trajectoryLength ?? 0),
      gradientMethod: GradientMethod(rawValue: plan.gradientMethod) ?? .analytic)
    let experiment = CurveStudy(
      CurvePlan(problem: plan.problem, training: training), catalog: catalog, threads: threads, load: load)
    let runs = try experiment.run { _ in observer() }
    return StepsResult(
      plan: plan, facts: runs.facts, trajectories: runs, profile: try profile(of: problem, along: runs, on: source))
  }

  private func usualSizes(for problem: Problem) throws -> [Double] {
    let curvature = try LargestCurvature.value(
      of: problem, isSurface: plan.problem.surface != nil, seed: plan.seed)
    guard let curvature, curvature > 0 else { throw StudyError.noCurvature(value: curvature) }
    return Self.sharesOfCurvature.map { share in
      // 1/L of a curvature that is 2 but for rounding is 0.5.
      let size = share / curvature
      let short = size.rounded(toDigits: 3)
      return (short / size - 1).magnitude < 1e-6 ? short : size
    }
  }

  /// The objective of one parameter over the part worth drawing: a surface's window, or where runs went that end finite.
  private func profile(of problem: Problem, along runs: CurveResult, on source: ProblemSource) throws -> Curve? {
    guard problem.start.count == 1 else { return nil }
    var places = problem.start
    if let surface = plan.problem.surface {
      let window = try catalog.surface(Spec(surface)).window
      places += window.flatMap { [$0.lowerBound, $0.upperBound] }
    } else {
      for trace in runs.series.flatMap(\.traces) where !isRising(trace) {
        places += trace.rows.compactMap { $0.parameters?.first }
      }
    }
    guard var low = places.min(), var high = places.max(), low.isFinite, high.isFinite else { return nil }
    if plan.problem.surface == nil || low == high {
      let margin = low == high ? max(1, low.magnitude) : (high - low) * 0.15
      (low, high) = (low - margin, high + margin)
    }
    let x = (0...200).map { low + (high - low) * Double($0) / 200 }
    return Curve(x: x, y: try x.map { try problem.objective.value(at: [$0], on: .all) })
  }

  private func isRising(_ trace: Trace) -> Bool {
    let losses = trace.rows.compactMap(\.loss)
    guard let first = losses.first, let last = losses.last else { return true }
    return !(last <= first)
  }
}
