package import Descent
package import GradientKit

/// The question of a schedule figure: which rates schedules give, and what these do to a run.
package struct SchedulePlan: StudyPlan {
  /// What is descended, and from where.
  package var problem: ProblemPlan
  /// How, with one optimizer and one batch size; the schedules are what is compared.
  package var training: TrainingPlan
  /// Whether runs are made at all; without, rates are those of steps of which nothing is measured.
  package var descends: Bool
  /// The point whose distance is told; `nil` for the nearest minimum of a surface, if it has one.
  package var minimum: [Double]?

  /// A plan.
  package init(problem: ProblemPlan, training: TrainingPlan, descends: Bool = true, minimum: [Double]? = nil) {
    self.problem = problem
    self.training = training
    self.descends = descends
    self.minimum = minimum
  }

  package var components: [(kind: ComponentKind, spec: Spec)] { problem.subject.components + training.components }
  package var data: DataChoice? { problem.subject.learning?.data }
  package var seed: UInt64 { training.seed }
}

/// What of schedules is shown.
package struct ScheduleView: Codable, Hashable, Sendable {
  /// What is drawn upward, a panel each.
  package enum Quantity: String, Sendable, Codable, CaseIterable {
    /// The rate of every step.
    case rate
    /// The loss.
    case loss
    /// The distance to the minimum.
    case distance
    /// The sum of rates.
    case sum
    /// The sum of squared rates.
    case squares
  }

  /// The panels; empty for those that the plan suggests.
  package var quantities: [Quantity]

  /// A view.
  package init(_ quantities: [Quantity] = []) { self.quantities = quantities }
}
