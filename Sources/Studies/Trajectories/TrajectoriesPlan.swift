package import Descent
package import GradientKit

/// The question of trajectories: what whole runs of gradient descent do at several rates.
package struct TrajectoriesPlan: StudyPlan {
  /// What is descended, one loss or a surface, and from where.
  package var problem: ProblemPlan
  /// The rates, ascending; empty for rates that follow from the curvature at the start.
  package var rates: [Double]
  /// The steps of a run.
  package var length: Int
  /// Where all random numbers come from.
  package var seed: UInt64
  /// How the gradient is computed.
  package var gradientMethod: GradientMethod

  /// A plan.
  package init(
    problem: ProblemPlan, rates: [Double] = [], length: Int = 20, seed: UInt64 = 0,
    gradientMethod: GradientMethod = .analytic
  ) {
    self.problem = problem
    self.rates = rates
    self.length = length
    self.seed = seed
    self.gradientMethod = gradientMethod
  }

  package var components: [(kind: ComponentKind, spec: Spec)] { problem.subject.components }
  package var data: DataChoice? { problem.subject.learning?.data }
}

/// What of trajectories is shown: all of them.
package struct TrajectoriesView: Codable, Hashable, Sendable {
  /// The view.
  package init() {}
}
