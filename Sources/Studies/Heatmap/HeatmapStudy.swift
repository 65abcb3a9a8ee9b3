package import Descent
import GradientKit
import Synchronization

/// A study of where descent ends for every pair of values of two varied quantities.
package struct HeatmapStudy: Study {
  package typealias View = HeatmapView

  package static let name = "heatmap"

  /// The largest number of runs in a heat map.
  private static let runLimit = 1_000_000

  package let plan: HeatmapPlan
  private let laboratory: Laboratory
  private let base: Problem
  private let subject: Subject
  private let surface: (any Surface)?
  /// The rate, unless it is varied.
  private let rate: Double
  /// The default rates of the optimizers on an axis, if the plan gives no rate.
  private let optimizerRates: [Double]
  private let sharesLengths: Bool
  package let memory: MemoryNeed

  package init(_ plan: HeatmapPlan, in laboratory: Laboratory) throws {
    var plan = plan
    plan.problem = try plan.problem.resolved(seed: plan.seed, in: laboratory)
    plan.training = try plan.training.resolved(for: plan.problem, in: laboratory)
    guard let subject = plan.problem.subject.subjects.first, let optimizer = plan.training.optimizers.first,
      let schedule = plan.training.schedules.first
    else { throw StudyError.nothingToLearn }
    self.subject = subject
    self.laboratory = laboratory
    let one = Workers(count: 1)
    base = try laboratory.problem(
      subject, start: plan.problem.starts.first ?? .model, seed: plan.seed, workers: one)
    surface = try laboratory.surface(of: plan.problem.subject)
    rate =
      try plan.training.rates.first
      ?? plan.training.defaultRate(of: optimizer, on: subject, in: laboratory, workers: one)
    let defaults = DefaultValues(
      rate: rate, exampleCount: base.objective.exampleCount, surface: surface, seed: plan.seed)
    plan.x = defaults.completed(plan.x)
    plan.y = defaults.completed(plan.y)
    if plan.training.rates.isEmpty, plan[.rate] == nil, let axis = plan[.optimizer] {
      var training = plan.training
      optimizerRates = try axis.words.map { word in
        let spec = try laboratory.catalog.resolved(.optimizer, Spec(word))
        return try training.defaultRate(of: spec, on: subject, in: laboratory, workers: one)
      }
      plan.training = training
    } else {
      optimizerRates = []
    }
    self.plan = plan
    let schedules = try (plan[.schedule]?.words.map { Spec($0) } ?? [schedule]).map {
      try laboratory.catalog.schedule($0)
    }
    sharesLengths = !schedules.contains(where: \.dependsOnPlannedSteps)
    let runs = Double(plan.x.values.count) * Double(plan.y.values.count) * Double(plan.runsPerCell)
    var options = plan.training.options(batchSize: plan.training.batchSizes.first ?? .full)
    options.recording = .ends
    var memory = try laboratory.memory(ofExamplesOf: plan)
    memory.add(
      [(try RunMemory(of: optimizer, options, on: base), laboratory.cores)], cores: laboratory.cores)
    let kept = base.start.count <= Trace.recordedParameterLimit ? base.start.count : 0
    memory.add((200 + 32 * Double(kept)) * runs, for: "the cells")
    self.memory = memory
    try checkAxes()
  }

  package var facts: ProblemFacts { base.facts }

  /// The number of runs performed; one serves all cells that differ only in length.
  package var runCount: Int {
    let lengths = lengthAxis.map(\.values.count) ?? 1
    return sharesLengths ? cellCount * plan.runsPerCell / max(1, lengths) : cellCount * plan.runsPerCell
  }

  private var cellCount: Int { plan.x.values.count * plan.y.values.count }
  private var lengthAxis: HeatmapAxis? { [plan.x, plan.y].first(where: \.quantity.isLength) }

  /// Rejects axes whose values cannot be combined.
  private func checkAxes() throws {
    let (cells, isTooMany) = cellCount.multipliedReportingOverflow(by: plan.runsPerCell)
    guard !isTooMany, cells <= Self.runLimit else { throw StudyError.tooManyRuns(count: cells, limit: Self.runLimit) }
    for axis in [plan.x, plan.y] {
      if axis.values.isEmpty { throw StudyError.noValues(name: axis.quantity.name) }
      if let coordinate = axis.quantity.coordinate, coordinate >= base.start.count {
        throw StudyError.noCoordinate(name: axis.quantity.name, dimension: base.start.count)
      }
    }
    // One axis may vary a setting of a component that the other names. Values are validated together: the first value
    // with all of the other axis, or all pairs if both axes choose components.
    let varying = [plan.x, plan.y].map(\.quantity).filter { $0.isNamed || $0.setting != nil || $0 == .momentum }
    let places = Places(plan)
    for index in 0..<places.count {
      let (column, row, seed) = places.position(of: index)
      guard seed == 0, column == 0 || row == 0 || varying.count == 2 else { continue }
      let run = try run(at: index, of: places)
      guard !varying.isEmpty else { continue }
      _ = try laboratory.catalog.optimizer(run.optimizer)
      _ = try laboratory.catalog.schedule(run.schedule)
      _ = try laboratory.problem(run.subject, start: run.start, seed: plan.seed, workers: Workers(count: 1))
    }
  }

  package func check(_ view: HeatmapView) throws {
    let value = view.value
    if plan.problem.isSurface {
      if value.isAccuracy { throw ViewError("--value \(value) is a share of examples; a surface has none") }
      if value == .validationLoss { throw ViewError("--value validation-loss: a surface holds nothing out") }
    } else if value.isAccuracy && facts.classes.isEmpty {
      throw ViewError("--value \(value) needs classes; \(facts.data) has numbers to predict")
    }
    if [.validationLoss, .validationAccuracy].contains(value) && facts.validationCount == 0 {
      throw ViewError("--value \(value): no examples are held out; say --validation 0.2")
    }
    let count = base.start.count
    let kept = count <= Trace.recordedParameterLimit ? count : 0
    guard let index = value.parameter, index >= kept else { return }
    throw ViewError(
      count > kept
        ? "--value \(value): there are \(count) parameters, too many to keep (at most \(Trace.recordedParameterLimit))"
        : "--value \(value): there \(count == 1 ? "is 1 parameter, p0" : "are \(count) parameters, p0 to p\(count - 1)")"
    )
  }

  /// Performs the runs, each as long as the longest cell that needs it.
  package func result(
    by engine: some RunEngine, observing observer: @escaping @Sendable (_ label: String) -> RunObserver
  ) throws -> HeatmapResult {
    let places = Places(plan)
    let ends = Mutex(Ends(runs: CellEnds(count: places.count, parameterCount: base.start.count)))
    let watching = observer("\(subject.objective)")
    try engine.perform(Cells(study: self, places: places), in: laboratory, observing: { _ in watching }) {
      index, trace in
      let run = try run(at: index, of: places)
      let steps = try steps(of: run)
      ends.withLock { ends in
        ends.runs.set(trace, steps: steps, at: places.place(of: index))
        for remark in trace.remarks where !ends.remarks.contains(remark) { ends.remarks.append(remark) }
        if !sharesLengths || lengthAxis.map({ places.lengthIndex(of: index) == $0.values.count - 1 }) ?? true {
          ends.stepCount += trace.rows.last?.step ?? 0
        }
      }
    }
    let all = ends.withLock { $0 }
    return HeatmapResult(
      plan: plan, facts: base.facts, rate: rate,
      start: base.start.count <= Trace.recordedParameterLimit ? base.start : [], runs: all.runs, runCount: runCount,
      stepCount: all.stepCount, limit: try limit, remarks: all.remarks)
  }

  private struct Ends {
    var runs: CellEnds
    var remarks: [String] = []
    var stepCount = 0
  }

  // MARK: Runs

  /// The run whose options the axes vary.
  private var baseRun: Run {
    var options = plan.training.options(batchSize: plan.training.batchSizes.first ?? .full)
    options.recording = .ends
    let isMoved = [plan.x, plan.y].contains { $0.quantity.coordinate != nil }
    return Run(
      subject: subject, start: isMoved ? .values(base.start) : plan.problem.starts.first ?? .model,
      optimizer: plan.training.optimizers.first ?? "sgd", schedule: plan.training.schedules.first ?? "constant",
      rate: rate, options: options, seed: plan.seed)
  }

  fileprivate func run(at index: Int, of places: Places) throws -> Run {
    let (column, row, seed) = places.position(of: index)
    var run = baseRun
    run.seed = plan.seed &+ UInt64(seed)
    // Settings belong to the component that the other axis may name, so that axis is applied first.
    for (axis, index) in [(plan.x, column), (plan.y, row)].sorted(by: {
      $0.0.quantity.isNamed && !$1.0.quantity.isNamed
    }) {
      try axis.apply(index, to: &run, in: laboratory.catalog)
      if axis.quantity == .optimizer, !optimizerRates.isEmpty { run.rate = optimizerRates[index] }
    }
    return run
  }

  private func steps(of run: Run) throws -> Int {
    let order = BatchOrder(
      exampleCount: base.objective.exampleCount, batchSize: run.options.batchSize.limit, shuffles: false, seed: 0)
    return try run.options.length.steps(perEpoch: order.stepsPerEpoch)
  }

  // MARK: Stability

  private var limit: StabilityLimit? {
    get throws {
      guard plan.training.schedules.map(\.name) == ["constant"], plan[.schedule] == nil,
        let other = [plan.x, plan.y].first(where: { $0.quantity != .rate }),
        plan[.rate] != nil, var curvature = try curvature(l2: subject.learning?.l2 ?? 0)
      else { return nil }
      var rates: [Double] = []
      for (index, value) in other.values.enumerated() {
        if other.quantity == .l2, let bent = try self.curvature(l2: value) { curvature = bent }
        var run = baseRun
        try other.apply(index, to: &run, in: laboratory.catalog)
        let optimizer = try laboratory.catalog.optimizer(run.optimizer)
        guard let rate = optimizer.stabilityLimit(curvature: curvature) else { return nil }
        rates.append(rate)
      }
      return StabilityLimit(
        rates: rates, curvature: try self.curvature(l2: subject.learning?.l2 ?? 0) ?? curvature,
        minimum: surface?.minima.first)
    }
  }

  private func curvature(l2: Double) throws -> Double? {
    if let surface {
      return try surface.minima.first.flatMap { try MinimumCurvature.value(of: base.objective, atMinimum: $0) }
    }
    let problem = try laboratory.problem(
      subject.with(l2: l2), start: plan.problem.starts.first ?? .model, seed: plan.seed,
      workers: Workers(count: laboratory.cores))
    return try MinimumCurvature.constantValue(of: problem.objective, at: problem.start)
  }
}

/// The order of runs: those that differ only in length are adjacent.
private struct Places: Sendable {
  let count: Int
  private let width: Int
  private let height: Int
  private let seeds: Int
  private let lengthsGoAcross: Bool

  init(_ plan: HeatmapPlan) {
    (width, height, seeds) = (plan.x.values.count, plan.y.values.count, plan.runsPerCell)
    count = width * height * seeds
    lengthsGoAcross = plan.x.quantity.isLength
  }

  /// Returns the cell and seed of the run at an index.
  func position(of index: Int) -> (column: Int, row: Int, seed: Int) {
    if lengthsGoAcross {
      (index % width, index / width / seeds, index / width % seeds)
    } else {
      (index / height / seeds, index % height, index / height % seeds)
    }
  }

  /// Returns the index of a run's length on the axis of lengths.
  func lengthIndex(of index: Int) -> Int { index % (lengthsGoAcross ? width : height) }

  /// Returns the row in ``CellEnds``.
  func place(of index: Int) -> Int {
    let (column, row, seed) = position(of: index)
    return (row * width + column) * seeds + seed
  }
}

/// The runs of all cells, created lazily because there may be a million.
private struct Cells: Sequence, Sendable {
  let study: HeatmapStudy
  let places: Places

  func makeIterator() -> some IteratorProtocol<Run> {
    // Every value of every axis was validated when the study was prepared.
    (0..<places.count).lazy.compactMap { try? study.run(at: $0, of: places) }.makeIterator()
  }
}
