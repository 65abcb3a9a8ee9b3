package import GradientKit
import Wording

/// A run in progress: a value that advances one update at a time.
struct Runner<Rule: Optimizer> {
  /// The result of one update.
  struct Update {
    /// The measurements before the update.
    var row: Trace.Row
    /// The reason to end the run before the update; `nil` if it goes on.
    var ending: Ending?
    /// A remark of the schedule.
    var remark: String?
  }

  /// The reason to end a run before its full length.
  enum Ending {
    /// The loss is not finite.
    case diverged
    /// A stopping rule holds.
    case stopped(StopReason)
  }

  let problem: Problem
  let options: RunOptions
  let seed: UInt64
  let plannedSteps: Int
  let stepsPerEpoch: Int
  /// Whether every batch contains all examples.
  let isWhole: Bool
  private(set) var step = 0
  /// The step of the first remark.
  private(set) var remarkStep: Int?
  private(set) var point: [Double]
  /// The point at which losses are measured: the current point, unless the optimizer is evaluated elsewhere.
  ///
  /// Computed when the point changes: a rule that ends the run sees a point whose state is already the next one's.
  private(set) var evaluated: [Double]
  private(set) var judge: Judge
  /// The batch of the last update.
  private(set) var batch = Batch.all

  private let rule: Rule
  private let schedule: any Schedule
  private let baseRate: Double
  private var state: Rule.State
  private var order: BatchOrder
  private var oracle: Oracle
  private let clock = ContinuousClock()
  private var spent = Duration.zero
  /// The loss at the point, if the last update computed it.
  private var knownLoss: Double?

  /// Creates a run that has not started.
  ///
  /// - Throws: ``StudyError/tooLong(steps:limit:)``, ``StudyError/wrongFeatures(given:needed:)``.
  init(
    _ rule: Rule, on problem: Problem, schedule: any Schedule, rate: Double, options: RunOptions, seed: UInt64,
    didEvaluate: (@Sendable (_ point: [Double], _ loss: Double?) -> Void)? = nil
  ) throws {
    for row in options.predictions {
      let needed = problem.training?.inputs ?? 0
      guard row.count == needed else { throw StudyError.wrongFeatures(given: row.count, needed: needed) }
    }
    let rule = rule.adapted(to: problem.objective.layout)
    self.rule = rule
    self.problem = problem
    self.schedule = schedule
    baseRate = rate
    self.options = options
    self.seed = seed
    order = BatchOrder(
      exampleCount: problem.objective.exampleCount, batchSize: options.batchSize.limit, shuffles: options.shuffles,
      seed: seed)
    (isWhole, stepsPerEpoch) = (order.isWhole, order.stepsPerEpoch)
    plannedSteps = try options.length.steps(perEpoch: order.stepsPerEpoch)
    point = problem.start
    state = rule.initialState(at: point, random: RandomSource(seed: seed, for: .optimizer))
    evaluated = rule.evaluated(point, state)
    oracle = Oracle(
      problem.objective, method: options.gradientMethod, noise: options.noise,
      random: RandomSource(seed: seed, for: .noise), didEvaluate: didEvaluate)
    judge = Judge(options.stoppingRules)
  }

  /// Whether an epoch starts at the point.
  var isEpochStart: Bool { step % stepsPerEpoch == 0 }

  /// Whether the schedule or the rules need the losses of epochs.
  var watchesEpochs: Bool { type(of: schedule).needs.contains(.epochLosses) || !options.stoppingRules.isEmpty }

  /// The row of the point, without measurements.
  var row: Trace.Row {
    let parts = spent.components
    let isKept =
      point.count <= Trace.recordedParameterLimit || options.parametersEvery.map { step % $0 == 0 } ?? false
    return Trace.Row(
      step: step, epoch: Double(step) / Double(stepsPerEpoch), counts: oracle.counts,
      seconds: Double(parts.seconds) + Double(parts.attoseconds) * 1e-18, parameters: isKept ? point : nil)
  }

  /// Makes one update, unless the run ends at this point.
  ///
  /// Assesses all examples at the point first if `isAssessed` returns `true`.
  /// - Throws: Any error that the objective throws.
  mutating func advance(assessing isAssessed: Bool) throws -> Update {
    batch = order.batch(at: step)
    var update = Update(row: row)
    if isAssessed { problem.assess(evaluated, into: &update.row) }
    if isEpochStart, step > 0 { judge.recordEpoch(update.row) }

    let begin = clock.now
    oracle.begin(at: point, on: batch)
    let rate = schedule.rate(at: try moment())
    if !(rate > 0) {
      update.remark =
        "the schedule gives a rate of \(NumberText(rate)) at step \(step); rates below 0 are taken as 0"
    }
    var next = point
    update.row.rate = max(0, rate)
    try rule.step(&next, &state, rate: rate > 0 ? rate : 0, asking: &oracle)
    spent += clock.now - begin

    let loss = try oracle.lossAtStart ?? knownLoss ?? problem.objective.value(at: point, on: batch)
    update.row.loss = loss
    update.row.gradientNorm = oracle.gradientNormAtStart
    guard loss.isFinite else {
      update.ending = .diverged
      return update
    }
    if isWhole || isEpochStart {
      judge.record(point, loss: isWhole ? loss : update.row.training?.loss)
      if step > 0, let reason = try stopReason(at: update.row) {
        update.ending = .stopped(reason)
        return update
      }
    }
    knownLoss = isWhole ? (next == point ? loss : oracle.knownLoss(at: next)) : nil
    point = next
    evaluated = rule.evaluated(point, state)
    step += 1
    return update
  }

  /// Checks the rules at every step of a full-batch run, and at every epoch otherwise.
  private func stopReason(at row: Trace.Row) throws -> StopReason? {
    try judge.reason(at: row, knownSlope: isWhole ? oracle.gradientMaximumAtStart : nil) {
      var gradient = [Double](repeating: 0, count: point.count)
      _ = try problem.objective.value(at: point, on: .all, gradient: &gradient)
      return maximumNorm(gradient)
    }
  }

  private mutating func moment() throws -> Moment {
    let needs = type(of: schedule).needs
    var moment = Moment(
      baseRate: baseRate, step: step, stepsPerEpoch: stepsPerEpoch, plannedSteps: plannedSteps,
      epochLosses: needs.contains(.epochLosses) ? judge.epochLosses : [])
    if needs.contains(.gradientNorm) {
      moment.loss = try oracle.lossAndGradient(at: point).loss
      moment.gradientNorm = oracle.gradientNormAtStart
    } else if needs.contains(.loss) {
      moment.loss = try oracle.loss(at: point)
    }
    return moment
  }
}

extension Runner {
  /// Advances to the end and returns the trace.
  ///
  /// With ``RunOptions/Recording/ends``, `kept` contains the steps at which other lengths of the run end.
  /// - Throws: Any error that the objective throws.
  mutating func trace(keeping kept: Set<Int> = [], observer: RunObserver) throws -> Trace {
    observer.willRun(plannedSteps)
    var recorder = TraceRecorder(self, keeping: kept)
    var reported = 0
    loop: while step < plannedSteps {
      let before = observer.didUpdate == nil ? [] : point
      let update = try advance(assessing: recorder.assesses(step, isEpochStart: isEpochStart))
      if update.remark != nil { remarkStep = remarkStep ?? update.row.step }
      recorder.note(update.remark)
      switch update.ending {
      case .diverged?: return recorder.finished(divergedAt: update.row, of: self)
      case .stopped(let reason)?:
        return try recorder.finished(reason, at: update.row, of: self)
      case nil: recorder.record(update.row)
      }
      if let didUpdate = observer.didUpdate { try report(batch, at: before, to: didUpdate) }
      if isEpochStart || step == plannedSteps {
        observer.didAdvance(step - reported)
        reported = step
        try observer.didFinishEpoch?(
          EpochReport(
            seed: seed, epoch: (step - 1) / stepsPerEpoch, parameters: point, lossBefore: update.row.loss,
            lossAfter: problem.objective.value(at: point, on: batch), gradientNorm: update.row.gradientNorm))
      }
      guard isFinite(point) else { return try recorder.finished(.diverged(step: step), of: self) }
      if observer.shouldStop() { return try recorder.finished(.interrupted(step: step), of: self) }
    }
    return try recorder.finished(.budget, of: self)
  }

  /// Tells the gradient of a batch of one example.
  private func report(
    _ batch: Batch, at point: [Double], to didUpdate: @Sendable (UpdateReport) -> Void
  ) throws {
    guard let order = batch.order, let range = batch.range, range.count == 1 else { return }
    var gradient = point
    let loss = try problem.objective.value(at: point, on: batch, gradient: &gradient)
    didUpdate(
      UpdateReport(example: Int(order[range.lowerBound]), parameters: point, loss: loss, gradient: gradient))
  }
}

extension Problem {
  /// Returns the trace of one run on the problem.
  ///
  /// - Throws: ``StudyError`` for options that do not fit the problem, and any error that the objective throws.
  package func trace(
    of rule: some Optimizer, schedule: any Schedule, rate: Double, options: RunOptions, seed: UInt64 = 0,
    observer: RunObserver = RunObserver()
  ) throws -> Trace {
    var runner = try Runner(rule, on: self, schedule: schedule, rate: rate, options: options, seed: seed)
    return try runner.trace(observer: observer)
  }
}
