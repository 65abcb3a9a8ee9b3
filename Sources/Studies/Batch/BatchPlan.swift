/// The question of batch sizes: what a run gains and costs with each, and how noisy their gradients are.
package struct BatchPlan: Sendable, Codable {
  /// The runs, a series a batch size.
  package var curves: CurvePlan
  /// How many random batches of each size the noise is measured on; small sizes take more, as many as one shuffle gives.
  package var sampleCount: Int

  /// A plan.
  package init(curves: CurvePlan, sampleCount: Int = 128) {
    self.curves = curves
    self.sampleCount = sampleCount
  }
}
