/// What a ``BatchPlan`` came to.
public struct BatchResult: Sendable, Codable {
  /// The noise of the gradient at one point of a run.
  public struct Noise: Sendable, Codable, Equatable {
    /// Where: `start` or `end`.
    public var place: String
    /// The noise there.
    public var noise: GradientNoise
  }

  /// The question.
  public var plan: BatchPlan
  /// The runs, a series a batch size.
  public var curves: CurveResult
  /// The noise at the start, and at the end of the run with the lowest loss.
  public var noise: [Noise]
  /// The series of that run; `nil` where no run stayed finite.
  public var noiseSeries: String?

  /// Whether there is more than one example, so that batches may differ.
  public var hasNoise: Bool { noise.contains { $0.noise.exampleCount > 1 && $0.noise.variance > 0 } }

  /// The loss over all training examples against progress, where it was measured.
  ///
  /// It is the same quantity for every batch size, and has none of the noise of batches.
  public func curve(of trace: Trace, against progress: Progress) -> Curve {
    curves.curve(.trainingLoss, of: trace, against: progress)
  }
}
