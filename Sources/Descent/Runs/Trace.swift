package import GradientKit

/// The record of one run: one row per step, and one for the end.
///
/// Row k describes θₖ before update k. A cell is `nil` if nothing was measured.
package struct Trace: Sendable {
  /// The record of one step.
  package struct Row: Sendable {
    /// The number of updates before.
    package var step: Int
    /// The number of passes over the training examples before.
    package var epoch: Double
    /// The evaluations that the optimizer used before this step.
    package var counts: EvaluationCounts
    /// The rate of the next update.
    package var rate: Double?
    /// The loss on the step's batch, before the update.
    package var loss: Double?
    /// ‖g‖ on the step's batch, before the update.
    package var gradientNorm: Double?
    /// Loss and accuracy over all training examples, at the start of an epoch.
    package var training: Assessment?
    /// Loss and accuracy over all validation examples, at the start of an epoch.
    package var validation: Assessment?
    /// How far predicted numbers are from the targets of all training examples; measured where an epoch begins.
    package var trainingErrors: PredictionErrors?
    /// The same over all validation examples.
    package var validationErrors: PredictionErrors?
    /// Seconds spent on updates before this one, without the measuring between them.
    package var seconds: Double
    /// θₖ, if the dimension is small enough.
    package var parameters: [Double]?

    /// Creates a row.
    package init(
      step: Int, epoch: Double, counts: EvaluationCounts, rate: Double? = nil, loss: Double? = nil,
      gradientNorm: Double? = nil, training: Assessment? = nil, validation: Assessment? = nil, seconds: Double,
      parameters: [Double]? = nil
    ) {
      self.step = step
      self.epoch = epoch
      self.counts = counts
      self.rate = rate
      self.loss = loss
      self.gradientNorm = gradientNorm
      self.training = training
      self.validation = validation
      self.seconds = seconds
      self.parameters = parameters
    }
  }

  /// The largest number of parameters recorded at every step.
  package static let recordedParameterLimit = 16

  /// The seed of the run's random numbers.
  package let seed: UInt64
  /// The rows, in the order of steps.
  package var rows: [Row] = []
  /// The verdict on the run.
  package var verdict: Verdict = .budget
  /// The stopping rule that ended the run; `nil` if none did.
  package var stopReason: StopReason?
  /// Remarks of the schedule, such as a rate of zero.
  package var remarks: [String] = []
  /// The final loss and accuracy over the test examples.
  package var test: Assessment?
  /// The scores of the requested rows.
  package var predictions: [Prediction] = []
  /// The initial θ.
  package var start: [Double] = []
  /// The final θ.
  package var end: [Double] = []

  /// The evaluations, if the run records them.
  package var evaluations: EvaluationLog?

  /// Creates an empty trace.
  package init(seed: UInt64) { self.seed = seed }

  /// Creates the trace of a run that was stopped before its first step.
  init(notBegun run: Run) {
    seed = run.seed
    verdict = .interrupted(step: 0)
  }

  /// Removes all times, so that equal runs have equal traces.
  mutating func forgetTime() {
    for index in rows.indices { rows[index].seconds = 0 }
  }
}

extension Trace {
  /// The first recorded step after which the gradient stays as small as at the end of a converged run; `nil` for runs
  /// that did not converge without a rule, or only at their end.
  ///
  /// Convergence is defined by the largest element of the gradient, but rows record the norm, which may be larger; so a
  /// norm up to the last one counts as small too.
  package var convergedStep: Int? {
    guard verdict == .converged, stopReason == nil else { return nil }
    let small = max(EndPoint.convergedGradient, rows.last { $0.gradientNorm != nil }?.gradientNorm ?? 0)
    let first = rows.lastIndex { $0.gradientNorm ?? 0 > small }.map { $0 + 1 } ?? 0
    return first < rows.count ? rows[first].step : nil
  }

  /// Returns the trace of the run that ends after `steps` updates, taken from a longer run with a row at that step and
  /// its first remark at `remarkStep`.
  func beginning(_ steps: Int, remarkStep: Int?) -> Trace {
    var short = self
    short.rows = rows.filter { $0.step == 0 }
    if var last = rows.last(where: { $0.step <= steps }), last.step > 0 {
      // The longer run makes an update at this step; the shorter one does not.
      (last.rate, last.gradientNorm) = (nil, nil)
      if last.training != nil { last.loss = nil }
      short.rows.append(last)
    }
    (short.start, short.end, short.predictions) = ([], [], [])
    if let remarkStep, remarkStep >= steps { short.remarks = [] }
    if let step = stopReason?.step, step >= steps { short.stopReason = nil }
    switch verdict {
    case .interrupted(let step) where steps > step: break
    case .diverged(let step) where steps >= step: break
    default: short.verdict = short.hasRunAway ? .diverged(step: steps) : short.stopReason?.rule.verdict ?? .budget
    }
    return short
  }

  /// Whether the last loss is so far above the first that the run counts as diverged although it is finite.
  private var hasRunAway: Bool {
    func loss(_ row: Row?) -> Double? { row?.training?.loss ?? row?.loss }
    guard let last = loss(rows.last), last.isFinite else { return true }
    return RecentPoints.isRunaway(last, from: loss(rows.first) ?? 0)
  }

  /// Whether all counts are valid and all rows have the same number of parameters, or none.
  package var isConsistent: Bool {
    let dimension = rows.lazy.compactMap(\.parameters).first?.count
    return rows.allSatisfy { row in
      [row.step, row.counts.losses, row.counts.gradients, row.counts.examples].allSatisfy(StoredNumber.counts.contains)
        && row.parameters?.count ?? dimension == dimension
    } && stopReason?.isConsistent ?? true && evaluations?.isConsistent ?? true
  }
}

/// The scores of a model for one row of features, before and after training.
package struct Prediction: Sendable, Equatable, Codable {
  /// The row, without normalization.
  package var features: [Double]
  /// The scores at the initial point.
  package var before: [Double]
  /// The scores at the final point.
  package var after: [Double]

  /// Creates the scores of a row.
  package init(features: [Double], before: [Double], after: [Double]) {
    self.features = features
    self.before = before
    self.after = after
  }
}
