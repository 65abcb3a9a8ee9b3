import GradientKit

/// Decides which steps of a run have a row, and completes the trace at the end.
struct TraceRecorder {
  private var trace: Trace
  private let recording: RunOptions.Recording
  private let kept: Set<Int>
  private let measuresBetweenEpochs: Bool
  private let watchesEpochs: Bool

  /// Creates a recorder of a run that has not started.
  init(_ runner: Runner<some Optimizer>, keeping kept: Set<Int>) {
    trace = Trace(seed: runner.seed)
    trace.start = runner.point
    recording = runner.options.recording
    self.kept = kept
    measuresBetweenEpochs = runner.options.measuresBetweenEpochs
    watchesEpochs = runner.watchesEpochs
    if recording == .everyStep { trace.rows.reserveCapacity(runner.plannedSteps + 1) }
  }

  /// Returns whether all examples are assessed before a step.
  func assesses(_ step: Int, isEpochStart: Bool) -> Bool {
    switch recording {
    case .everyStep: isEpochStart || measuresBetweenEpochs && Self.isMilestone(step)
    case .ends: isKept(step) || isEpochStart && watchesEpochs
    case .evaluations: false
    }
  }

  /// Returns whether a number of updates is a power of two or one and a half times a power of two.
  private static func isMilestone(_ step: Int) -> Bool { step > 0 && step >> step.trailingZeroBitCount <= 3 }

  private func isKept(_ step: Int) -> Bool { step == 0 || kept.contains(step) }

  /// Records the measurements before an update.
  mutating func record(_ row: Trace.Row) {
    switch recording {
    case .everyStep: trace.rows.append(row)
    case .ends: if isKept(row.step) { trace.rows.append(row) }
    case .evaluations: break
    }
  }

  /// Records the first remark.
  mutating func note(_ remark: String?) {
    if let remark, trace.remarks.isEmpty { trace.remarks.append(remark) }
  }

  /// Returns the trace of a run whose loss was not finite before an update.
  mutating func finished(divergedAt row: Trace.Row, of runner: Runner<some Optimizer>) -> Trace {
    trace.rows.append(row)
    trace.verdict = .diverged(step: row.step)
    end(of: runner)
    return trace
  }

  /// Returns the trace of a run that a rule ends before an update, without the update and its cost.
  mutating func finished(
    _ reason: StopReason, at row: Trace.Row, of runner: Runner<some Optimizer>
  ) throws -> Trace {
    trace.stopReason = reason
    var last = runner.row
    (last.counts, last.seconds) = (row.counts, row.seconds)
    return try finished(reason.rule.verdict, with: last, of: runner)
  }

  /// Returns the trace of a run that ends after an update.
  mutating func finished(_ verdict: Verdict, of runner: Runner<some Optimizer>) throws -> Trace {
    try finished(verdict, with: runner.row, of: runner)
  }

  private mutating func finished(
    _ verdict: Verdict, with row: Trace.Row, of runner: Runner<some Optimizer>
  ) throws -> Trace {
    var row = row
    let point = runner.point
    trace.verdict = verdict
    end(of: runner)
    guard isFinite(point) else {
      trace.rows.append(row)
      return trace
    }
    if case .evaluations = recording {} else { runner.problem.assess(runner.evaluated, into: &row) }
    let isEnd = recording == .ends
    var gradient: [Double] = []
    var loss = row.training?.loss
    if !isEnd || loss == nil {
      gradient = [Double](repeating: 0, count: point.count)
      loss = try runner.problem.objective.value(at: point, on: .all, gradient: &gradient)
      // With full batches, the final row has a batch loss like any other.
      if runner.isWhole { row.loss = loss }
    }
    trace.rows.append(row)
    guard !isEnd else { return trace }
    if recording == .everyStep { trace.test = runner.problem.test?.assess(at: runner.evaluated) }
    if trace.verdict == .budget, let loss {
      trace.verdict = try runner.judge.verdict(
        at: point, loss: loss, gradient: gradient, isNew: runner.isWhole && trace.stopReason == nil, step: row.step,
        of: runner.problem.objective)
    }
    return trace
  }

  private mutating func end(of runner: Runner<some Optimizer>) {
    trace.end = runner.evaluated
    guard let risk = runner.problem.training else { return }
    trace.predictions = runner.options.predictions.map { row in
      Prediction(
        features: row, before: risk.predict(row, at: trace.start), after: risk.predict(row, at: runner.evaluated))
    }
  }
}

extension Problem {
  /// Assesses all training and validation examples, and stores the results in a row.
  func assess(_ point: [Double], into row: inout Trace.Row) {
    row.training = training?.assess(at: point)
    row.validation = validation?.assess(at: point)
    row.trainingErrors = trainingErrors?(point)
    row.validationErrors = validationErrors?(point)
  }
}

/// The monitored loss at the end of every epoch so far.
struct EpochLosses {
  /// The losses, in order.
  private(set) var values: [Double] = []
  /// The number of epochs since the lowest loss.
  private(set) var wait = 0
  private var lowest = Double.infinity

  /// Appends the loss of the finished epoch.
  mutating func append(_ loss: Double) {
    values.append(loss)
    if loss < lowest {
      lowest = loss
      wait = 0
    } else {
      wait += 1
    }
  }
}
