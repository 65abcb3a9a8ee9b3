package import Descent
package import GradientKit

/// A plan for a difference sweep: how the error of finite differences depends on their step h.
package struct DifferencesPlan: StudyPlan {
  /// The gradient check.
  package var check: CheckPlan
  /// The steps h, ascending.
  package var steps: [Double]

  /// Creates a plan; the default steps span fifteen decades.
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

/// The view of a difference sweep, which has no options.
package struct DifferencesView: Codable, Hashable, Sendable {
  /// Creates the view.
  package init() {}
}
