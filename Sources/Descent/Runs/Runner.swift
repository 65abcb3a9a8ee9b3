package import GradientKit
import Wording

/// The only loop: it owns batches, epochs, stopping, tracing and time.
package struct Runner: Sendable {
  /// The most steps one run may have; each may be recorded.
  package static let stepLimit = 20_000_000

  private let problem: Problem
  private let schedule: any Schedule
  private let baseRate: Double
  private let options: RunOptions
  private let seed: UInt64
  private let observer: RunObserver

  /// A runner for one run.
  package init(
    _ problem: Problem, schedule: any Schedule, baseRate: Double, options: RunOptions, seed: UInt64,
    observer: RunObserver = RunObserver()
  ) {
    self.problem = problem
    self.schedule = schedule
    self.baseRate = baseRate
    self.options = options
    self.seed = seed
    self.observer = observer
  }

  /// Runs to the end and returns what was recorded.
  ///
  /// - Throws: ``StudyError/tooLong(steps:limit:)``, and what the objective throws.
  package func run<O: Optimizer>(_ optimizer: O) throws -> Trace {
    let optimizer = optimizer.adapted(to: problem.objective.layout)
    var order = BatchOrder(
      exampleCount: problem.objective.exampleCount, batchSize: options.batchSize, shuffles: options.shuffles, seed: seed
    )
    let stepsPerEpoch = order.stepsPerEpoch
    let plannedSteps = try options.length.steps(perEpoch: stepsPerEpoch)
    for row in options.predictions {
      let needed = problem.training?.inputs ?? 0
      guard row.count == needed else { throw StudyError.wrongFeatures(given: row.count, needed: needed) }
    }
    observer.willRun(plannedSteps)

    var trace = Trace(seed: seed)
    trace.start = problem.start
    if case .everyStep = options.recording { trace.rows.reserveCapacity(plannedSteps + 1) }
    var point = problem.start
    var state = optimizer.initialState(at: point, random: RandomSource(seed: seed, for: .optimizer))
    // Taken when the point changes: a rule that ends the run looks at a point whose state is already the next one's.
    var evaluated = optimizer.evaluated(point, state)
    var oracle = Oracle(
      problem.objective, method: options.gradientMethod, noise: options.noise,
      random: RandomSource(seed: seed, for: .noise), didEvaluate: observer.didEvaluate)
    var descent = RecentPoints()
    var epochs = EpochLosses()
    let clock = ContinuousClock()
    var spent = Duration.zero
    var known: Double?
    var cost: Trace.Row?
    var step = 0
    var advanced = 0

    while step < plannedSteps {
      let isEpochStart = step % stepsPerEpoch == 0
      let batch = order.batch(at: step)
      var row = row(step: step, epoch: Double(step) / Double(stepsPerEpoch), oracle: oracle, spent: spent, at: point)
      let isRecorded = isRecorded(step)
      if assesses(step, isRecorded: isRecorded, isEpochStart: isEpochStart) { assess(evaluated, into: &row) }
      if isEpochStart {
        if step > 0, let monitored = row.validation ?? row.training { epochs.append(monitored.loss) }
      }

      let begin = clock.now
      oracle.begin(at: point, on: batch)
      let moment = try moment(
        at: step, of: plannedSteps, stepsPerEpoch: stepsPerEpoch, point: point, epochs: epochs, oracle: &oracle)
      var rate = schedule.rate(at: moment)
      if !(rate > 0) {
        if trace.remarks.isEmpty {
          trace.remarks.append(
            "the schedule gives a rate of \(NumberText(rate)) at step \(step); rates below 0 are taken as 0")
        }
        rate = max(0, rate)
      }
      var next = point
      try optimizer.step(&next, &state, rate: rate, asking: &oracle)
      spent += clock.now - begin

      row.rate = rate
      row.loss = try oracle.lossAtStart ?? known ?? problem.objective.value(at: point, on: batch)
      row.gradientNorm = oracle.gradientNormAtStart
      if let loss = row.loss, !loss.isFinite {
        trace.rows.append(row)
        trace.verdict = .diverged(step: step)
        end(&trace, at: evaluated)
        return trace
      }
      if order.isWhole || isEpochStart {
        descent.record(point, loss: order.isWhole ? row.loss : row.training?.loss)
        if step > 0,
          let reason = try stopReason(
            descent, at: point, step: step, isWhole: order.isWhole, oracle: oracle, row: row, epochs: epochs)
        {
          trace.stopReason = reason
          trace.verdict = reason.rule.verdict
          cost = row
          break
        }
      }
      if isRecorded { trace.rows.append(row) }

      known = order.isWhole ? (next == point ? row.loss : oracle.knownLoss(at: next)) : nil
      point = next
      evaluated = optimizer.evaluated(point, state)
      step += 1
      advanced += 1
      if step % stepsPerEpoch == 0 || step == plannedSteps {
        observer.didAdvance(advanced)
        advanced = 0
        try observer.didFinishEpoch?(
          EpochReport(
            seed: seed, epoch: (step - 1) / stepsPerEpoch, parameters: point, lossBefore: row.loss,
            lossAfter: problem.objective.value(at: point, on: batch), gradientNorm: row.gradientNorm))
      }
      guard isFinite(point) else {
        trace.verdict = .diverged(step: step)
        break
      }
      if observer.shouldStop() {
        trace.verdict = .interrupted(step: step)
        break
      }
    }

    var last = row(step: step, epoch: Double(step) / Double(stepsPerEpoch), oracle: oracle, spent: spent, at: point)
    // A rule that ends the run takes the update back that it looked at, with its cost.
    if let cost { (last.counts, last.seconds) = (cost.counts, cost.seconds) }
    try finish(&trace, with: &last, at: point, evaluated: evaluated, descent: descent, isWhole: order.isWhole)
    return trace
  }

  /// Whether a number of updates is a power of two or one and a half times that.
  private static func isMilestone(_ step: Int) -> Bool { step > 0 && step >> step.trailingZeroBitCount <= 3 }

  private func moment(
    at step: Int, of plannedSteps: Int, stepsPerEpoch: Int, point: [Double], epochs: EpochLosses,
    oracle: inout Oracle
  ) throws -> Moment {
    let needs = type(of: schedule).needs
    var moment = Moment(
      baseRate: baseRate, step: step, stepsPerEpoch: stepsPerEpoch, plannedSteps: plannedSteps,
      epochLosses: needs.contains(.epochLosses) ? epochs.values : [])
    if needs.contains(.gradientNorm) {
      moment.loss = try oracle.lossAndGradient(at: point).loss
      moment.gradientNorm = oracle.gradientNormAtStart
    } else if needs.contains(.loss) {
      moment.loss = try oracle.loss(at: point)
    }
    return moment
  }

  /// The first rule that ends the run here.
  ///
  /// Rules look at every step where each step sees the whole objective, and at epochs where it sees a batch.
  private func stopReason(
    _ descent: RecentPoints, at point: [Double], step: Int, isWhole: Bool, oracle: Oracle, row: Trace.Row,
    epochs: EpochLosses
  ) throws -> StopReason? {
    for rule in options.stoppingRules {
      var gradient = isWhole ? oracle.gradientMaximumAtStart : nil
      if gradient == nil, case .gradient = rule { gradient = try largestSlope(at: point) }
      let value = descent.value(
        of: rule, gradient: gradient, counts: row.counts, seconds: row.seconds, wait: epochs.wait)
      if let value { return StopReason(rule: rule, value: value, step: step) }
    }
    return nil
  }

  private func largestSlope(at point: [Double]) throws -> Double {
    var gradient = [Double](repeating: 0, count: point.count)
    _ = try problem.objective.value(at: point, on: .all, gradient: &gradient)
    return maximumNorm(gradient)
  }

  private func finish(
    _ trace: inout Trace, with row: inout Trace.Row, at point: [Double], evaluated: [Double], descent: RecentPoints,
    isWhole: Bool
  ) throws {
    end(&trace, at: evaluated)
    guard isFinite(point) else {
      trace.rows.append(row)
      return
    }
    assess(evaluated, into: &row)
    var gradient = [Double](repeating: 0, count: point.count)
    let loss = try problem.objective.value(at: point, on: .all, gradient: &gradient)
    // Where every batch is the whole set, the end has a batch loss like any other row.
    if isWhole { row.loss = loss }
    trace.rows.append(row)
    trace.test = problem.test?.assess(at: evaluated)
    guard trace.verdict == .budget else { return }
    var descent = descent
    if isWhole && trace.stopReason == nil { descent.record(point, loss: loss) }
    if !loss.isFinite || descent.isRunaway(loss) {
      trace.verdict = .diverged(step: row.step)
    } else if descent.returns >= 3 {
      trace.verdict = .cycling
    } else if let verdict = try EndPoint.verdict(of: problem.objective, at: point, gradient: gradient) {
      trace.verdict = verdict
    }
  }

  private func end(_ trace: inout Trace, at point: [Double]) {
    trace.end = point
    guard let risk = problem.training else { return }
    trace.predictions = options.predictions.map { row in
      Prediction(features: row, before: risk.predict(row, at: trace.start), after: risk.predict(row, at: point))
    }
  }

  private func row(step: Int, epoch: Double, oracle: Oracle, spent: Duration, at point: [Double]) -> Trace.Row {
    let parts = spent.components
    return Trace.Row(
      step: step, epoch: epoch, counts: oracle.counts,
      seconds: Double(parts.seconds) + Double(parts.attoseconds) * 1e-18,
      parameters: point.count <= Trace.recordedParameterLimit ? point : nil)
  }

  private func isRecorded(_ step: Int) -> Bool {
    if case .steps(let steps) = options.recording { steps.contains(step) } else { true }
  }

  private func assesses(_ step: Int, isRecorded: Bool, isEpochStart: Bool) -> Bool {
    guard case .steps = options.recording else {
      return isEpochStart || options.measuresBetweenEpochs && Self.isMilestone(step)
    }
    let isWatched = type(of: schedule).needs.contains(.epochLosses) || !options.stoppingRules.isEmpty
    return isRecorded || isEpochStart && isWatched
  }

  private func assess(_ point: [Double], into row: inout Trace.Row) {
    row.training = problem.training?.assess(at: point)
    row.validation = problem.validation?.assess(at: point)
  }
}
