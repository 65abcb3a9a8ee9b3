package import Descent
package import GradientKit

/// The question of differences: how far they are from the analytic gradient, for every step h.
package struct DifferencesPlan: StudyPlan {
  /// What is checked.
  package var check: CheckPlan
  /// The steps h, ascending.
  package var steps: [Double]

  /// A plan; fifteen decades of steps by default.
  package init(
    check: CheckPlan, steps: [Double] = (1...15).reversed().map { 1 / Double.pow(10, $0) }
  ) {
    self.check = check
    self.steps = steps
  }

  package var components: [(kind: ComponentKind, spec: Spec)] { check.components }
  package var data: DataChoice? { check.data }
  package var seed: UInt64 { check.seed }
}

/// What of the errors is shown: all of them.
package struct DifferencesView: Codable, Hashable, Sendable {
  /// The view.
  package init() {}
}
