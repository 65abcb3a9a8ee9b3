package import Descent
package import GradientKit

/// A plan for a comparison of batch sizes: what each one costs, how the loss falls, and how noisy the gradients are.
package struct BatchPlan: StudyPlan {
  /// The runs, one series per batch size.
  package var curves: CurvePlan
  /// The least number of random batches per size on which the noise is measured; small sizes use as many as one shuffle
  /// gives.
  package var sampleCount: Int

  /// Creates a plan.
  package init(curves: CurvePlan, sampleCount: Int = 128) {
    self.curves = curves
    self.sampleCount = sampleCount
  }

  package var components: [(kind: ComponentKind, spec: Spec)] { curves.components }
  package var data: DataChoice? { curves.data }
  package var settings: [(name: String, value: String)] { curves.settings }
  package var seed: UInt64 { curves.seed }
}

/// The parts of a comparison of batch sizes to show.
package struct BatchView: Codable, Hashable, Sendable {
  /// The quantities on the horizontal axes, one panel each.
  package var axes: [Progress]

  /// Creates a view.
  package init(axes: [Progress]) { self.axes = axes }
}
