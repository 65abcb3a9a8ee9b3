import GradientKit

extension Trace {
  /// How far the run had come at a row.
  func progress(_ progress: Progress, at row: Row) -> Double {
    switch progress {
    case .step: Double(row.step)
    case .epoch: row.epoch
    case .examples: Double(row.counts.examples)
    case .evaluations: Double(row.counts.losses + row.counts.gradients)
    case .seconds: row.seconds
    }
  }

  /// A measure against progress, at the rows where it was measured.
  func curve(_ measure: Measure, against progress: Progress, smoother: any Smoother) -> Curve {
    var curve = Curve(x: [], y: [])
    for row in rows {
      let value: Double? =
        switch measure {
        case .batchLoss, .smoothedLoss: row.loss
        case .trainingLoss: row.training?.loss
        case .validationLoss: row.validation?.loss
        case .trainingAccuracy: row.training?.accuracy
        case .validationAccuracy: row.validation?.accuracy
        case .gradientNorm: row.gradientNorm
        case .rate: row.rate
        }
      guard let value else { continue }
      curve.x.append(self.progress(progress, at: row))
      curve.y.append(value)
    }
    // Smoothed over steps whatever the axis, so that the curve is the same against epochs and against seconds.
    if measure == .smoothedLoss {
      curve.y = smoother.smoothed(x: rows.filter { $0.loss != nil }.map { Double($0.step) }, y: curve.y)
    }
    return curve
  }
}
