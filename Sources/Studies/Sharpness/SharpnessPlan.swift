package import Descent
package import GradientKit

/// The question of sharpness: how the largest eigenvalue of the Hessian changes along a run, and whether it reaches what the
/// rate can bear.
package struct SharpnessPlan: StudyPlan {
  /// The runs.
  package var runs: CurvePlan
  /// Every how many steps the eigenvalue is measured; `nil` for a number that follows from the length.
  package var every: Int?

  /// A plan.
  package init(_ runs: CurvePlan, every: Int? = nil) {
    self.runs = runs
    self.every = every
  }

  package var components: [(kind: ComponentKind, spec: Spec)] { runs.components }
  package var data: DataChoice? { runs.data }
  package var seed: UInt64 { runs.seed }
}

/// What of sharpness is shown: all of it.
package struct SharpnessView: Codable, Hashable, Sendable {
  /// The view.
  package init() {}
}
