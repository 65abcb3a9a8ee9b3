public import GradientKit

/// The question of a schedule figure: which rates schedules give, and what these do to a run.
public struct SchedulePlan: Sendable, Codable, Equatable {
  /// What is descended.
  public var problem: ProblemPlan
  /// How, with one optimizer and one batch size; the schedules are what is compared.
  public var training: TrainingPlan
  /// Whether runs are made at all; without, rates are those of steps of which nothing is measured.
  public var descends: Bool
  /// The point whose distance is told; `nil` for the nearest minimum of a surface, if it has one.
  public var minimum: [Double]?

  /// A plan.
  public init(
    problem: ProblemPlan, training: TrainingPlan, descends: Bool = true, minimum: [Double]? = nil
  ) {
    self.problem = problem
    self.training = training
    self.descends = descends
    self.minimum = minimum
  }
}
