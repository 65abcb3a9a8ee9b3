/// The question of batch sizes: what a run gains and costs with each, and how noisy their gradients are.
public struct BatchPlan: Sendable, Codable {
  /// The runs, a series a batch size.
  public var curves: CurvePlan
  /// How many random batches of each size the noise is measured on; small sizes take more, as many as one shuffle gives.
  public var sampleCount: Int

  /// A plan.
  public init(curves: CurvePlan, sampleCount: Int = 128) {
    self.curves = curves
    self.sampleCount = sampleCount
  }
}
