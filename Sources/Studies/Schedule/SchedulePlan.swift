package import Descent
import GradientKit

/// The question of a schedule figure: which rates schedules give, and what these do to a run.
package struct SchedulePlan: Sendable, Codable, Equatable {
  /// What is descended.
  package var problem: ProblemPlan
  /// How, with one optimizer and one batch size; the schedules are what is compared.
  package var training: TrainingPlan
  /// Whether runs are made at all; without, rates are those of steps of which nothing is measured.
  package var descends: Bool
  /// The point whose distance is told; `nil` for the nearest minimum of a surface, if it has one.
  package var minimum: [Double]?

  /// A plan.
  package init(
    problem: ProblemPlan, training: TrainingPlan, descends: Bool = true, minimum: [Double]? = nil
  ) {
    self.problem = problem
    self.training = training
    self.descends = descends
    self.minimum = minimum
  }
}
