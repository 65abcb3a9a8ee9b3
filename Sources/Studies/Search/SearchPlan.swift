package import Descent
package import GradientKit

/// The question of a search: how low each strategy gets with the same number of evaluations.
package struct SearchPlan: StudyPlan {
  /// What is searched: one loss, or the surface.
  package var problem: ProblemPlan
  /// The strategies; empty for those that suit the problem.
  package var optimizers: [Spec]
  /// The rate of strategies that follow the gradient; `nil` for each one's default.
  package var rate: Double?
  /// The defaults that stand for no rate, once the plan is resolved.
  package var resolvedRates: [TrainingPlan.ResolvedRate] = []
  /// How many loss values and gradients each strategy may ask for.
  package var evaluations: Int
  /// The first seed.
  package var seed: UInt64
  /// How many seeds, counting up from the first.
  package var seedCount: Int
  /// How gradients are computed; one by differences costs as many evaluations as it takes.
  package var gradientMethod: GradientMethod

  /// A plan.
  package init(
    problem: ProblemPlan, optimizers: [Spec] = [], rate: Double? = nil, evaluations: Int = 1000, seed: UInt64 = 0,
    seedCount: Int = 1, gradientMethod: GradientMethod = .analytic
  ) {
    self.problem = problem
    self.optimizers = optimizers
    self.rate = rate
    self.evaluations = evaluations
    self.seed = seed
    self.seedCount = seedCount
    self.gradientMethod = gradientMethod
  }

  package var components: [(kind: ComponentKind, spec: Spec)] {
    problem.subject.components + optimizers.map { (.optimizer, $0) }
  }
  package var data: DataChoice? { problem.subject.learning?.data }
}

/// What of a search is shown: all of it.
package struct SearchView: Codable, Hashable, Sendable {
  /// The view.
  package init() {}
}
