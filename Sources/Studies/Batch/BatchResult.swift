package import Descent

/// The result of a ``BatchPlan``.
package struct BatchResult: Sendable, Codable {
  /// The noise of the gradient at one point of a run.
  package struct Noise: Sendable, Codable, Equatable {
    /// Where: `start` or `end`.
    package var place: String
    /// The noise there.
    package var noise: GradientNoise

    /// Creates the noise at a place.
    package init(place: String, noise: GradientNoise) {
      self.place = place
      self.noise = noise
    }
  }

  /// The question.
  package var plan: BatchPlan
  /// The runs, a series a batch size.
  package var curves: CurveResult
  /// The noise at the start, and at the end of the run with the lowest loss.
  package var noise: [Noise]
  /// The series of that run; `nil` where no run stayed finite.
  package var noiseSeries: String?

  /// Creates a result.
  package init(plan: BatchPlan, curves: CurveResult, noise: [Noise], noiseSeries: String? = nil) {
    self.plan = plan
    self.curves = curves
    self.noise = noise
    self.noiseSeries = noiseSeries
  }

  /// Whether there is more than one example, so that batches may differ.
  package var hasNoise: Bool { noise.contains { $0.noise.exampleCount > 1 && $0.noise.variance > 0 } }

  /// Whether the noise is known at enough batch sizes, three or more below the full batch, to show how it depends on them.
  package var hasNoiseCurve: Bool {
    noise.map(\.noise).contains { noise in
      zip(noise.batchSizes, noise.measured).count { $0 < noise.exampleCount && $1 > 0 } >= 3
    }
  }

  /// The seconds that each run of a series spent on an epoch; empty unless time was recorded.
  package func secondsPerEpoch(of series: Series) -> [Double] {
    guard plan.curves.recordsTime else { return [] }
    return series.traces.compactMap(\.rows.last).filter { $0.epoch > 0 && $0.seconds > 0 }.map { $0.seconds / $0.epoch }
  }

  /// The loss over all training examples against progress, where it was measured.
  ///
  /// It is the same quantity for every batch size, and has none of the noise of batches.
  package func curve(of trace: Trace, against progress: Progress) -> Curve {
    curves.curve(.trainingLoss, of: trace, against: progress)
  }
}

extension BatchResult: StoredResult {
  /// Whether the runs are consistent, and there is a noise for every batch size it was measured with.
  package var isConsistent: Bool {
    plan.curves.training.isConsistent && curves.isConsistent
      && noise.map(\.noise).allSatisfy { noise in
        noise.batchSizes.count == noise.measured.count
          && (noise.batchSizes + [noise.exampleCount]).allSatisfy(StoredNumber.counts.contains)
      }
  }
}
