package import Descent

/// The result of a ``BatchPlan``.
package struct BatchResult: Sendable, Codable {
  /// The noise of the gradient at one point of a run.
  package struct Noise: Sendable, Codable, Equatable {
    /// The point of the run: `start` or `end`.
    package var place: String
    /// The noise at that point.
    package var noise: GradientNoise

    /// Creates the noise at a point of a run.
    package init(place: String, noise: GradientNoise) {
      self.place = place
      self.noise = noise
    }
  }

  /// The plan that the result answers.
  package var plan: BatchPlan
  /// The runs, one series per batch size.
  package var curves: CurveResult
  /// The noise at the start, and at the end of the run with the lowest loss.
  package var noise: [Noise]
  /// The label of that series; `nil` if no run stayed finite.
  package var noiseSeries: String?

  /// Creates a result.
  package init(plan: BatchPlan, curves: CurveResult, noise: [Noise], noiseSeries: String? = nil) {
    self.plan = plan
    self.curves = curves
    self.noise = noise
    self.noiseSeries = noiseSeries
  }

  /// Whether there is more than one example, so that batches can differ.
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
  /// The quantity is the same for every batch size and has no minibatch noise.
  package func curve(of trace: Trace, against progress: Progress) -> Curve {
    curves.curve(.trainingLoss, of: trace, against: progress)
  }
}

extension BatchResult: StoredResult {
  /// Whether the runs are consistent and the noise was measured for every batch size.
  package var isConsistent: Bool {
    plan.curves.training.isConsistent && curves.isConsistent
      && noise.map(\.noise).allSatisfy { noise in
        noise.batchSizes.count == noise.measured.count
          && (noise.batchSizes + [noise.exampleCount]).allSatisfy(StoredNumber.counts.contains)
      }
  }
}
