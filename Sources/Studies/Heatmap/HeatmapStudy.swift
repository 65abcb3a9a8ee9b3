package import Descent
package import GradientKit

/// Runs a ``HeatmapPlan``.
package struct HeatmapStudy: Sendable {
  /// All that sets one run apart from another, its length aside.
  private struct Conditions: Hashable {
    var rate: Double?
    var momentum: Double?
    var batchSize: BatchSize
    var l2: Double
    var start: [Int: Double] = [:]
    var seed: UInt64
    /// The length, where a shorter run is not the beginning of a longer one.
    var length: Double?
  }

  /// A run, and the cells it serves.
  private struct Task {
    var conditions: Conditions
    var lengths: [RunOptions.Length] = []
    /// The rows of ``HeatmapRuns``, one a length.
    var places: [Int] = []
  }

  private let plan: HeatmapPlan
  private let source: ProblemSource
  private let threads: Int
  private let base: Problem
  private let usualRate: Double
  private let tasks: [Task]

  /// An experiment whose components come from `catalog` and whose examples come from `load`, which is given the seed.
  ///
  /// - Throws: what is wrong with a component's name, its settings, the data or the axes.
  package init(
    _ plan: HeatmapPlan, catalog: Catalog, threads: Int, load: @escaping @Sendable (UInt64) throws -> Dataset
  ) throws {
    source = ProblemSource(plan.problem, catalog: catalog, load: load)
    self.threads = threads
    base = try source.problem(plan.objective, seed: plan.training.seed, workers: Workers(count: 1))
    let schedule = try catalog.schedule(Spec(plan.training.schedules.first ?? ""))
    let optimizer = try catalog.optimizer(Spec(plan.training.optimizers.first ?? ""))
    usualRate = try source.defaultRate(of: optimizer, on: base, objective: plan.objective)
    var plan = plan
    let usual = UsualValues(
      rate: usualRate, exampleCount: base.objective.exampleCount, surface: try source.surface, seed: plan.training.seed)
    plan.x = usual.completed(plan.x)
    plan.y = usual.completed(plan.y)
    self.plan = plan
    tasks = Self.tasks(plan, sharesLengths: !schedule.dependsOnPlannedSteps)
    for axis in [plan.x, plan.y] {
      if let coordinate = axis.quantity.coordinate, coordinate >= base.start.count {
        throw StudyError.noCoordinate(name: axis.quantity.rawValue, dimension: base.start.count)
      }
    }
    for momentum in plan[.momentum]?.values ?? [] {
      _ = try catalog.optimizer(self.optimizer(momentum: momentum))
    }
  }

  /// The number of runs; one may serve several cells.
  package var runCount: Int { tasks.count }

  /// Makes all runs, as many at once as there are threads.
  ///
  /// What comes out does not depend on the number of threads.
  /// - Throws: what the objective or the optimizer throws.
  package func run(observing observer: RunObserver = RunObserver()) throws -> HeatmapResult {
    // With one run its evaluations share the cores; with several each run has a core of its own.
    let inner = Workers(count: runCount > 1 ? 1 : threads)
    let results = try Workers(count: runCount > 1 ? threads : 1).results(runCount) { index in
      try ends(of: tasks[index], workers: inner, observer: observer)
    }
    var all = [HeatmapRuns.End](
      repeating: HeatmapRuns.End(state: .notRun, row: nil),
      count: plan.x.values.count * plan.y.values.count * plan.runsPerCell)
    for (task, result) in zip(tasks, results) {
      for (place, end) in zip(task.places, result.ends) { all[place] = end }
    }
    var remarks: [String] = []
    for remark in results.flatMap(\.remarks) where !remarks.contains(remark) { remarks.append(remark) }
    return HeatmapResult(
      plan: plan, facts: base.facts, rate: plan.training.rates.first ?? usualRate,
      start: base.start.count <= Trace.recordedParameterLimit ? base.start : [],
      runs: HeatmapRuns(all, parameterCount: base.start.count), runCount: runCount,
      stepCount: results.reduce(0) { $0 + $1.steps }, limit: try limit, remarks: remarks)
  }

  // MARK: Runs

  private static func tasks(_ plan: HeatmapPlan, sharesLengths: Bool) -> [Task] {
    var tasks: [Task] = []
    var known: [Conditions: Int] = [:]
    var place = 0
    for y in plan.y.values {
      for x in plan.x.values {
        for index in 0..<plan.runsPerCell {
          var conditions = Conditions(
            rate: plan.training.rates.first, batchSize: plan.training.batchSizes.first ?? .full, l2: plan.problem.l2,
            seed: plan.training.seed &+ UInt64(index))
          var length = plan.training.length
          for (quantity, value) in [(plan.x.quantity, x), (plan.y.quantity, y)] {
            switch quantity {
            case .rate: conditions.rate = value
            case .momentum: conditions.momentum = value
            case .batchSize: conditions.batchSize = .examples(Int(value))
            case .l2: conditions.l2 = value
            case .start: conditions.start[0] = value
            case .start1: conditions.start[1] = value
            case .seed: conditions.seed = UInt64(value)
            case .epochs: length = .epochs(Int(value))
            case .steps: length = .steps(Int(value))
            }
            if quantity.isLength && !sharesLengths { conditions.length = value }
          }
          let task = known[conditions] ?? tasks.count
          if task == tasks.count {
            known[conditions] = task
            tasks.append(Task(conditions: conditions))
          }
          tasks[task].lengths.append(length)
          tasks[task].places.append(place)
          place += 1
        }
      }
    }
    return tasks
  }

  private func ends(
    of task: Task, workers: Workers, observer: RunObserver
  ) throws -> (ends: [HeatmapRuns.End], remarks: [String], steps: Int) {
    let conditions = task.conditions
    var problem = try source.problem(plan.objective, l2: conditions.l2, seed: conditions.seed, workers: workers)
    for (coordinate, value) in conditions.start { problem.start[coordinate] = value }
    var options = plan.training.options(batchSize: conditions.batchSize)
    let order = BatchOrder(
      exampleCount: problem.objective.exampleCount, batchSize: options.batchSize, shuffles: false, seed: 0)
    let steps = try task.lengths.map { try $0.steps(perEpoch: order.stepsPerEpoch) }
    let longest = steps.max() ?? 0
    options.length = .steps(longest)
    // The first loss is what a run counts as diverged by.
    options.recording = .steps(Set(steps + [0]))
    let runner = Runner(
      problem, schedule: try source.catalog.schedule(Spec(plan.training.schedules.first ?? "")),
      baseRate: conditions.rate ?? usualRate, options: options, seed: conditions.seed, observer: observer)
    let trace = try runner.run(source.catalog.optimizer(optimizer(momentum: conditions.momentum)))
    return (steps.map { Self.end(of: trace, at: $0) }, trace.remarks, longest)
  }

  /// What became of a run after so many steps.
  private static func end(of trace: Trace, at step: Int) -> HeatmapRuns.End {
    // A run that a stopping rule ended stays where it is.
    let row = trace.rows.last { $0.step <= step }
    switch trace.verdict {
    case .interrupted(let last) where step > last: return HeatmapRuns.End(state: .notRun, row: nil)
    case .diverged(let last) where step >= last:
      return HeatmapRuns.End(state: .diverged, row: row?.step == step ? row : nil)
    default: break
    }
    let first = trace.rows.first.flatMap { $0.training?.loss ?? $0.loss } ?? 0
    guard let row, let loss = row.training?.loss ?? row.loss, !RecentPoints.isRunaway(loss, from: first) else {
      return HeatmapRuns.End(state: .diverged, row: row)
    }
    return HeatmapRuns.End(state: .done, row: row)
  }

  /// The optimizer, with the momentum that is asked for instead of its own.
  private func optimizer(momentum: Double?) throws -> Spec {
    let spec = Spec(plan.training.optimizers.first ?? "")
    guard let momentum else { return spec }
    let keys = source.catalog[.optimizer, spec.name]?.settings.map(\.key) ?? []
    guard let key = ["momentum", "mu"].first(where: keys.contains) else {
      throw StudyError.noMomentum(optimizer: spec.name)
    }
    return Spec("\(spec.name):\(key)=\(momentum)\(spec.settings.map { ",\($0)" } ?? "")")
  }

  // MARK: Stability

  private var limit: StabilityLimit? {
    get throws {
      guard plan.training.schedules == ["constant"],
        let other = [plan.x, plan.y].first(where: { $0.quantity != .rate }),
        plan[.rate] != nil, var curvature = try curvature(l2: plan.problem.l2)
      else { return nil }
      var rates: [Double] = []
      for value in other.values {
        if other.quantity == .l2, let bent = try self.curvature(l2: value) { curvature = bent }
        let optimizer = try source.catalog.optimizer(optimizer(momentum: other.quantity == .momentum ? value : nil))
        guard let rate = optimizer.stabilityLimit(curvature: curvature) else { return nil }
        rates.append(rate)
      }
      return StabilityLimit(
        rates: rates, curvature: try self.curvature(l2: plan.problem.l2) ?? curvature,
        minimum: try source.surface?.minima.first)
    }
  }

  private func curvature(l2: Double) throws -> Double? {
    if let surface = try source.surface {
      return try surface.minima.first.flatMap { try MinimumCurvature.value(of: base.objective, atMinimum: $0) }
    }
    let problem = try source.problem(plan.objective, l2: l2, seed: plan.training.seed, workers: Workers(count: threads))
    return try MinimumCurvature.constantValue(of: problem.objective, at: problem.start)
  }
}
