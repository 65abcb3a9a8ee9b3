package import Descent
package import GradientKit

/// A plan for a search: the loss that each strategy reaches with the same number of evaluations.
package struct SearchPlan: StudyPlan {
  /// The problem to search, one loss or a surface.
  package var problem: ProblemPlan
  /// The strategies; empty for those that suit the problem.
  package var optimizers: [Spec]
  /// The rate of gradient-based strategies; `nil` for each one's default.
  package var rate: Double?
  /// The default rates that a resolved plan uses.
  package var resolvedRates: [TrainingPlan.ResolvedRate] = []
  /// The number of loss values and gradients that each strategy may request.
  package var evaluations: Int
  /// The first seed.
  package var seed: UInt64
  /// The number of consecutive seeds.
  package var seedCount: Int
  /// The method by which gradients are computed; differences count as the evaluations that they take.
  package var gradientMethod: GradientMethod

  /// Creates a plan.
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
  package var settings: [(name: String, value: String)] { problem.settings }
}

/// The view of a search, which has no options.
package struct SearchView: Codable, Hashable, Sendable {
  /// Creates the view.
  package init() {}
}
