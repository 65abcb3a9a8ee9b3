package import Descent
package import GradientKit

/// The question of a search: how low each strategy gets with the same number of evaluations.
package struct SearchPlan: Sendable, Codable, Equatable {
  /// What is searched; its first loss, or the surface.
  package var problem: ProblemPlan
  /// The strategies, optimizers as specs; empty for those that suit the problem.
  package var optimizers: [String]
  /// The rate of strategies that follow the gradient; `nil` for each one's usual rate.
  package var rate: Double?
  /// How many loss values and gradients each strategy may ask for.
  package var evaluations: Int
  /// The first seed.
  package var seed: UInt64
  /// How many seeds, counting up from the first.
  package var seedCount: Int
  /// How gradients are come by; one by differences costs as many evaluations as it takes.
  package var gradientMethod: String

  /// A plan.
  package init(
    problem: ProblemPlan, optimizers: [String] = [], rate: Double? = nil, evaluations: Int = 1000, seed: UInt64 = 0,
    seedCount: Int = 1, gradientMethod: GradientMethod = .analytic
  ) {
    self.problem = problem
    self.optimizers = optimizers
    self.rate = rate
    self.evaluations = evaluations
    self.seed = seed
    self.seedCount = seedCount
    self.gradientMethod = gradientMethod.rawValue
  }
}
