package import Descent
package import GradientKit

/// A plan for trajectories: whole runs of gradient descent at several rates.
package struct TrajectoriesPlan: StudyPlan {
  /// The problem, one loss or a surface, and its start point.
  package var problem: ProblemPlan
  /// The rates, ascending; empty for rates that follow from the curvature at the start.
  package var rates: [Double]
  /// The number of steps per run.
  package var length: Int
  /// The seed of all random numbers.
  package var seed: UInt64
  /// The method by which the gradient is computed.
  package var gradientMethod: GradientMethod

  /// Creates a plan.
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
  package var settings: [(name: String, value: String)] { problem.settings }
}

/// The view of trajectories, which has no options.
package struct TrajectoriesView: Codable, Hashable, Sendable {
  /// Creates the view.
  package init() {}
}
