package import Descent
package import GradientKit

/// A plan for sharpness: how the largest eigenvalue of the Hessian changes along a run, and whether it reaches the
/// largest stable value for the rate.
package struct SharpnessPlan: StudyPlan {
  /// The runs.
  package var runs: CurvePlan
  /// The number of steps between measurements; `nil` for a number that follows from the length of the run.
  package var every: Int?

  /// Creates a plan.
  package init(_ runs: CurvePlan, every: Int? = nil) {
    self.runs = runs
    self.every = every
  }

  package var components: [(kind: ComponentKind, spec: Spec)] { runs.components }
  package var data: DataChoice? { runs.data }
  package var settings: [(name: String, value: String)] { runs.settings }
  package var seed: UInt64 { runs.seed }
}

/// The view of sharpness, which has no options.
package struct SharpnessView: Codable, Hashable, Sendable {
  /// Creates the view.
  package init() {}
}
