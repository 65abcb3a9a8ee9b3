package import GradientKit

/// What one run recorded: a row a step, and one for the end.
///
/// Row k is θₖ before update k. A cell is `nil` where nothing was measured.
package struct Trace: Sendable {
  /// What was recorded at one step.
  package struct Row: Sendable {
    /// The number of updates made before.
    package var step: Int
    /// The passes over the training examples made before.
    package var epoch: Double
    /// What the optimizer has cost before this step.
    package var counts: EvaluationCounts
    /// The rate of the update about to be made.
    package var rate: Double?
    /// The loss on the step's batch, before the update.
    package var loss: Double?
    /// ‖g‖ on the step's batch, before the update.
    package var gradientNorm: Double?
    /// Loss and accuracy over all training examples; measured where an epoch begins.
    package var training: Assessment?
    /// Loss and accuracy over all validation examples; measured where an epoch begins.
    package var validation: Assessment?
    /// How far predicted numbers are from the targets of all training examples; measured where an epoch begins.
    package var trainingErrors: PredictionErrors?
    /// The same over all validation examples.
    package var validationErrors: PredictionErrors?
    /// Seconds spent on updates before this one, without the measuring between them.
    package var seconds: Double
    /// θₖ, where the dimension is small enough to keep it.
    package var parameters: [Double]?

    /// A row.
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

  /// The most parameters that are kept at every step.
  package static let recordedParameterLimit = 16

  /// The seed the run's random numbers came from.
  package let seed: UInt64
  /// The rows, in the order of steps.
  package var rows: [Row] = []
  /// How the run ended.
  package var verdict: Verdict = .budget
  /// The stopping rule that ended the run; `nil` when none did.
  package var stopReason: StopReason?
  /// What the schedule did that should be known, such as a rate of zero.
  package var remarks: [String] = []
  /// Loss and accuracy over the test examples at the end.
  package var test: Assessment?
  /// Scores for rows the user asked about.
  package var predictions: [Prediction] = []
  /// θ where the run began.
  package var start: [Double] = []
  /// θ where the run ended.
  package var end: [Double] = []

  /// Every evaluation, of a run that keeps them.
  package var evaluations: EvaluationLog?

  /// A trace without rows.
  package init(seed: UInt64) { self.seed = seed }

  /// The trace of a run that was ended before its first step.
  init(notBegun run: Run) {
    seed = run.seed
    verdict = .interrupted(step: 0)
  }

  /// Takes back how long anything took, so that two runs leave the same behind.
  mutating func forgetTime() {
    for index in rows.indices { rows[index].seconds = 0 }
  }
}

extension Trace {
  /// The recorded step from which on the gradient stayed as small as it is at the end of a converged run; `nil` for runs
  /// that did not converge by themselves, or are not known to have before their end.
  ///
  /// A run converges by its largest slope, rows have the norm, which may be larger: the last norm counts as small too.
  package var convergedStep: Int? {
    guard verdict == .converged, stopReason == nil else { return nil }
    let small = max(EndPoint.convergedGradient, rows.last { $0.gradientNorm != nil }?.gradientNorm ?? 0)
    let first = rows.lastIndex { $0.gradientNorm ?? 0 > small }.map { $0 + 1 } ?? 0
    return first < rows.count ? rows[first].step : nil
  }

  /// The trace of the run that ends after `steps` updates, of a longer one with a row there and its first remark at
  /// `remarkStep`.
  func beginning(_ steps: Int, remarkStep: Int?) -> Trace {
    var short = self
    short.rows = rows.filter { $0.step == 0 }
    if var last = rows.last(where: { $0.step <= steps }), last.step > 0 {
      // The update that a longer run makes there is none of the shorter one's.
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

  /// Whether the last loss is so far from the first that the run counts as diverged though it is finite.
  private var hasRunAway: Bool {
    func loss(_ row: Row?) -> Double? { row?.training?.loss ?? row?.loss }
    guard let last = loss(rows.last), last.isFinite else { return true }
    return RecentPoints.isRunaway(last, from: loss(rows.first) ?? 0)
  }

  /// Whether all counts are counts, and all rows have as many parameters, or none.
  package var isConsistent: Bool {
    let dimension = rows.lazy.compactMap(\.parameters).first?.count
    return rows.allSatisfy { row in
      [row.step, row.counts.losses, row.counts.gradients, row.counts.examples].allSatisfy(StoredNumber.counts.contains)
        && row.parameters?.count ?? dimension == dimension
    } && stopReason?.isConsistent ?? true && evaluations?.isConsistent ?? true
  }
}

/// A model's scores for one row of features, before and after training.
package struct Prediction: Sendable, Equatable, Codable {
  /// The row, as the data has it.
  package var features: [Double]
  /// The scores at the initial point.
  package var before: [Double]
  /// The scores at the end.
  package var after: [Double]

  /// Scores for a row.
  package init(features: [Double], before: [Double], after: [Double]) {
    self.features = features
    self.before = before
    self.after = after
  }
}
