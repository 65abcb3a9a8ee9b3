public import GradientKit

/// The question of a search: how low each strategy gets with the same number of evaluations.
public struct SearchPlan: Sendable, Codable, Equatable {
  /// What is searched; its first loss, or the surface.
  public var problem: ProblemPlan
  /// The strategies, optimizers as specs; empty for those that suit the problem.
  public var optimizers: [String]
  /// The rate of strategies that follow the gradient; `nil` for each one's usual rate.
  public var rate: Double?
  /// How many loss values and gradients each strategy may ask for.
  public var evaluations: Int
  /// The first seed.
  public var seed: UInt64
  /// How many seeds, counting up from the first.
  public var seedCount: Int
  /// How gradients are come by; one by differences costs as many evaluations as it takes.
  public var gradientMethod: String

  /// A plan.
  public init(
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
