package import Descent
package import GradientKit

/// The runs of one combination of a plan's options, one run per seed.
package struct Series: Sendable, Codable {
  /// The name that distinguishes the series from the others of its plan; the loss or surface if there is only one
  /// series.
  package var label: String
  /// The subject of the runs.
  package var subject: Subject
  /// The start point of the runs.
  package var start: StartPoint
  /// The optimizer.
  package var optimizer: Spec
  /// The schedule.
  package var schedule: Spec
  /// The base rate.
  package var rate: Double
  /// Whether the user chose the rate.
  package var isRateChosen: Bool
  /// The batch size.
  package var batchSize: BatchSize
  /// The method by which gradients are computed.
  package var gradientMethod: GradientMethod
  /// The standard deviation of the noise added to gradients.
  package var noise: Double
  /// The traces of the runs, in the order of seeds.
  package var traces: [Trace]

  /// Creates a series.
  package init(
    label: String, subject: Subject, start: StartPoint, optimizer: Spec, schedule: Spec, rate: Double,
    isRateChosen: Bool, batchSize: BatchSize, gradientMethod: GradientMethod = .analytic, noise: Double = 0,
    traces: [Trace]
  ) {
    self.label = label
    self.subject = subject
    self.start = start
    self.optimizer = optimizer
    self.schedule = schedule
    self.rate = rate
    self.isRateChosen = isRateChosen
    self.batchSize = batchSize
    self.gradientMethod = gradientMethod
    self.noise = noise
    self.traces = traces
  }

  /// The loss or the surface.
  package var objective: Spec { subject.objective }
}

/// A quantity recorded during a run.
package enum Measure: Sendable, CaseIterable {
  /// The loss on each batch.
  case batchLoss
  /// The loss on each batch, smoothed.
  case smoothedLoss
  /// The loss over all training examples, at the start of each epoch.
  case trainingLoss
  /// The loss over all validation examples, at the start of each epoch.
  case validationLoss
  /// The share of training examples classified correctly, at the start of each epoch.
  case trainingAccuracy
  /// The share of validation examples classified correctly, at the start of each epoch.
  case validationAccuracy
  /// R² of predicted numbers over all training examples, where an epoch begins.
  case trainingDetermination
  /// R² over all validation examples, where an epoch begins.
  case validationDetermination
  /// The mean of |y − ŷ| over all training examples, where an epoch begins.
  case trainingAbsoluteError
  /// The mean of |y − ŷ| over all validation examples, where an epoch begins.
  case validationAbsoluteError
  /// ‖g‖ on each batch.
  case gradientNorm
  /// The rate of each update.
  case rate
}

/// The progress of a run, in the units of the horizontal axis.
package enum Progress: String, Sendable, CaseIterable, Codable {
  /// The number of updates.
  case step
  /// The number of passes over the training examples.
  case epoch
  /// The number of examples processed.
  case examples
  /// The number of loss values and gradients computed.
  case evaluations
  /// The time spent on updates, in seconds.
  case seconds
}

extension Trace {
  /// Returns the progress of the run at a row.
  func progress(_ progress: Progress, at row: Row) -> Double {
    switch progress {
    case .step: Double(row.step)
    case .epoch: row.epoch
    case .examples: Double(row.counts.examples)
    case .evaluations: Double(row.counts.losses + row.counts.gradients)
    case .seconds: row.seconds
    }
  }

  /// Returns a measure against progress, at the rows where it was measured.
  func curve(_ measure: Measure, against progress: Progress, smoothing: Smoothing) -> Curve {
    var curve = Curve(x: [], y: [])
    for row in rows {
      let value: Double? =
        switch measure {
        case .batchLoss, .smoothedLoss: row.loss
        case .trainingLoss: row.training?.loss
        case .validationLoss: row.validation?.loss
        case .trainingAccuracy: row.training?.accuracy
        case .validationAccuracy: row.validation?.accuracy
        case .trainingDetermination: row.trainingErrors?.determination
        case .validationDetermination: row.validationErrors?.determination
        case .trainingAbsoluteError: row.trainingErrors?.absolute
        case .validationAbsoluteError: row.validationErrors?.absolute
        case .gradientNorm: row.gradientNorm
        case .rate: row.rate
        }
      guard let value else { continue }
      curve.x.append(self.progress(progress, at: row))
      curve.y.append(value)
    }
    // Smoothing is over steps whatever the axis, so that the curve is the same against epochs and seconds.
    if measure == .smoothedLoss {
      let stepsPerEpoch = rows.last { $0.epoch > 0 }.map { Double($0.step) / $0.epoch } ?? 1
      curve.y = smoothing.smoother(stepsPerEpoch: stepsPerEpoch)
        .smoothed(x: rows.filter { $0.loss != nil }.map { Double($0.step) }, y: curve.y)
    }
    return curve
  }
}
