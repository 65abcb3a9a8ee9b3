public import GradientKit

/// The only loop: it owns batches, epochs, stopping, tracing and time.
public struct Runner: Sendable {
  /// The most steps one run may have; each is recorded.
  public static let stepLimit = 20_000_000

  private let problem: Problem
  private let schedule: any Schedule
  private let baseRate: Double
  private let options: RunOptions
  private let seed: UInt64
  private let observer: RunObserver

  /// A runner for one run.
  public init(
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
  /// - Throws: ``ExperimentError/tooLong(steps:limit:)``, and what the objective throws.
  public func run<O: Optimizer>(_ optimizer: O) throws -> Trace {
    let exampleCount = problem.objective.exampleCount
    let batchSize = min(options.batchSize ?? exampleCount, exampleCount)
    let stepsPerEpoch = (exampleCount + batchSize - 1) / batchSize
    let (plannedSteps, overflow) =
      switch options.length {
      case .epochs(let epochs): epochs.multipliedReportingOverflow(by: stepsPerEpoch)
      case .steps(let steps): (steps, false)
      }
    guard !overflow, plannedSteps <= Self.stepLimit else {
      throw ExperimentError.tooLong(steps: plannedSteps, limit: Self.stepLimit)
    }

    for row in options.predictions {
      let needed = problem.training?.inputs ?? 0
      guard row.count == needed else { throw ExperimentError.wrongFeatures(given: row.count, needed: needed) }
    }
    observer.willRun(plannedSteps)
    var trace = Trace(seed: seed)
    trace.start = problem.start
    trace.rows.reserveCapacity(plannedSteps + 1)
    var point = problem.start
    var state = optimizer.initialState(at: point, random: RandomSource(seed: seed, for: .optimizer))
    var oracle = Oracle(problem.objective, method: options.gradientMethod)
    var order = Array(0..<Int32(exampleCount))
    var random = RandomSource(seed: seed, for: .batches)
    let clock = ContinuousClock()
    var spent = Duration.zero
    var epochLosses: [Double] = []
    var step = 0
    var advanced = 0

    while step < plannedSteps {
      let position = step % stepsPerEpoch
      if position == 0 && options.shuffles && batchSize < exampleCount { random.shuffle(&order) }
      let first = position * batchSize
      // The whole set is taken in its own order, shuffled or not: the sum is the same and its rounding too.
      let batch =
        batchSize == exampleCount
        ? Batch.all : Batch(order, range: first..<min(first + batchSize, exampleCount))

      var row = row(step: step, epoch: Double(step) / Double(stepsPerEpoch), oracle: oracle, spent: spent, at: point)
      if position == 0 {
        assess(point, into: &row)
        if step > 0, let monitored = row.validation ?? row.training { epochLosses.append(monitored.loss) }
      }

      let begin = clock.now
      oracle.begin(at: point, on: batch)
      var moment = Moment(
        baseRate: baseRate, step: step, stepsPerEpoch: stepsPerEpoch, plannedSteps: plannedSteps,
        epochLosses: epochLosses)
      let needs = type(of: schedule).needs
      if needs.contains(.gradientNorm) {
        moment.loss = try oracle.lossAndGradient(at: point).loss
        moment.gradientNorm = oracle.gradientNormAtStart
      } else if needs.contains(.loss) {
        moment.loss = try oracle.loss(at: point)
      }
      let rate = schedule.rate(at: moment)
      var next = point
      try optimizer.step(&next, &state, rate: rate, asking: &oracle)
      spent += clock.now - begin

      row.rate = rate
      row.loss = try oracle.lossAtStart ?? problem.objective.value(at: point, on: batch)
      row.gradientNorm = oracle.gradientNormAtStart
      trace.rows.append(row)
      if let loss = row.loss, !loss.isFinite {
        trace.verdict = .diverged(step: step)
        trace.end = point
        return trace
      }

      let before = row
      point = next
      step += 1
      advanced += 1
      if step % stepsPerEpoch == 0 || step == plannedSteps {
        observer.didAdvance(advanced)
        advanced = 0
        if let report = observer.didFinishEpoch {
          report(
            EpochReport(
              seed: seed, epoch: (step - 1) / stepsPerEpoch, parameters: point, lossBefore: before.loss,
              lossAfter: try problem.objective.value(at: point, on: batch), gradientNorm: before.gradientNorm))
        }
      }
      guard point.allSatisfy(\.isFinite) else {
        trace.verdict = .diverged(step: step)
        break
      }
      if observer.shouldStop() {
        trace.verdict = .interrupted(step: step)
        break
      }
    }

    try finish(
      &trace, at: point, oracle: oracle, step: step, epoch: Double(step) / Double(stepsPerEpoch), spent: spent,
      isWhole: batchSize == exampleCount)
    return trace
  }

  private func finish(
    _ trace: inout Trace, at point: [Double], oracle: Oracle, step: Int, epoch: Double, spent: Duration, isWhole: Bool
  ) throws {
    trace.end = point
    if let risk = problem.training {
      trace.predictions = options.predictions.map { row in
        Prediction(
          features: row, before: risk.predict(row, at: trace.start), after: risk.predict(row, at: point))
      }
    }
    var row = row(step: step, epoch: epoch, oracle: oracle, spent: spent, at: point)
    guard point.allSatisfy(\.isFinite) else {
      trace.rows.append(row)
      return
    }
    assess(point, into: &row)
    var gradient = [Double](repeating: 0, count: point.count)
    let loss = try problem.objective.value(at: point, on: .all, gradient: &gradient)
    // Where every batch is the whole set, the end has a batch loss like any other row.
    if isWhole { row.loss = loss }
    trace.rows.append(row)
    trace.test = problem.test?.assess(at: point)
    if trace.verdict == .budget && !loss.isFinite {
      trace.verdict = .diverged(step: step)
    } else if trace.verdict == .budget && gradient.allSatisfy({ $0.magnitude <= 1e-8 }) {
      trace.verdict = .converged
    }
  }

  private func row(step: Int, epoch: Double, oracle: Oracle, spent: Duration, at point: [Double]) -> Trace.Row {
    let parts = spent.components
    return Trace.Row(
      step: step, epoch: epoch, counts: oracle.counts,
      seconds: Double(parts.seconds) + Double(parts.attoseconds) * 1e-18,
      parameters: point.count <= Trace.recordedParameterLimit ? point : nil)
  }

  private func assess(_ point: [Double], into row: inout Trace.Row) {
    row.training = problem.training?.assess(at: point)
    row.validation = problem.validation?.assess(at: point)
  }
}
