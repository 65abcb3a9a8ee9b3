package import Descent
package import GradientKit

/// A plan for a comparison of schedules: the rates they give, and how runs with them behave.
package struct SchedulePlan: StudyPlan {
  /// The problem and its start point.
  package var problem: ProblemPlan
  /// The training options, with one optimizer and one batch size; the schedules vary.
  package var training: TrainingPlan
  /// Whether runs are performed; otherwise only the rates are computed.
  package var descends: Bool
  /// The point to which the distance is reported; `nil` for the nearest minimum of a surface, if it has one.
  package var minimum: [Double]?

  /// Creates a plan.
  package init(problem: ProblemPlan, training: TrainingPlan, descends: Bool = true, minimum: [Double]? = nil) {
    self.problem = problem
    self.training = training
    self.descends = descends
    self.minimum = minimum
  }

  package var components: [(kind: ComponentKind, spec: Spec)] { problem.subject.components + training.components }
  package var data: DataChoice? { problem.subject.learning?.data }
  package var settings: [(name: String, value: String)] { training.settings + problem.settings }
  package var seed: UInt64 { training.seed }
}

/// The parts of schedules to show.
package struct ScheduleView: Codable, Hashable, Sendable {
  /// The quantities on the vertical axis, one panel each.
  package enum Quantity: String, Sendable, Codable, CaseIterable {
    /// The rate of every step.
    case rate
    /// The loss.
    case loss
    /// The distance to the minimum.
    case distance
    /// The running sum of the rates.
    case sum
    /// The running sum of the squared rates.
    case squares
  }

  /// The panels; empty for those that suit the plan.
  package var quantities: [Quantity]

  /// Creates a view.
  package init(_ quantities: [Quantity] = []) { self.quantities = quantities }
}
