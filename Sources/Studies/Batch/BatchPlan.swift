package import Descent
package import GradientKit

/// The question of batch sizes: what a run gains and costs with each, and how noisy their gradients are.
package struct BatchPlan: StudyPlan {
  /// The runs, a series a batch size.
  package var curves: CurvePlan
  /// How many random batches of each size the noise is measured on; small sizes take more, as many as one shuffle gives.
  package var sampleCount: Int

  /// A plan.
  package init(curves: CurvePlan, sampleCount: Int = 128) {
    self.curves = curves
    self.sampleCount = sampleCount
  }

  package var components: [(kind: ComponentKind, spec: Spec)] { curves.components }
  package var data: DataChoice? { curves.data }
  package var seed: UInt64 { curves.seed }
}

/// What of a comparison of batch sizes is shown.
package struct BatchView: Codable, Hashable, Sendable {
  /// What is drawn to the right, a panel each.
  package var axes: [Progress]

  /// A view.
  package init(axes: [Progress]) { self.axes = axes }
}
