package import Descent
package import GradientKit

/// The question of a training curve: how the loss falls, for every combination of what is varied.
package struct CurvePlan: StudyPlan {
  /// What is descended, and from where.
  package var problem: ProblemPlan
  /// How.
  package var training: TrainingPlan
  /// Rows of features whose scores are told before and after training.
  package var predictions: [[Double]]
  /// Whether the seconds spent on updates are kept: the one thing that differs between two runs.
  package var recordsTime: Bool
  /// Whether all examples are assessed between epochs too: after 1, 2, 3, 4, 6, 8, 12, … updates.
  package var measuresBetweenEpochs = false
  /// Every how many steps θ is kept however many parameters there are; `nil` for never.
  package var parametersEvery: Int?

  /// A plan.
  package init(
    problem: ProblemPlan, training: TrainingPlan = TrainingPlan(), predictions: [[Double]] = [],
    recordsTime: Bool = false
  ) {
    self.problem = problem
    self.training = training
    self.predictions = predictions
    self.recordsTime = recordsTime
  }

  package var components: [(kind: ComponentKind, spec: Spec)] { problem.subject.components + training.components }
  package var data: DataChoice? { problem.subject.learning?.data }
  package var seed: UInt64 { training.seed }
}

/// What of a training curve is shown.
package struct CurveView: Codable, Hashable, Sendable {
  /// What is drawn upward, a panel each.
  package enum Quantity: String, Sendable, Codable, CaseIterable {
    /// The loss: on every batch, smoothed, and over the validation examples.
    case loss
    /// The share of examples classified right.
    case accuracy
    /// R², the share of the targets' variance that is predicted.
    case determination = "r2"
    /// The mean of |y − ŷ|.
    case absoluteError = "mae"
    /// ‖g‖ on every batch.
    case gradientNorm = "gradient-norm"
    /// The rate of every update.
    case rate
  }

  /// The panels; empty for loss, and accuracy where there are classes, or R² where several losses predict numbers.
  package var quantities: [Quantity] = []
  /// What is drawn to the right.
  package var progress: Progress = .epoch
  /// What losses are smoothed with, a line each.
  package var smoothers: [Spec] = ["two-sided"]
  /// Whether losses are smoothed even where they have no noise.
  package var smoothsAlways = false

  /// The default view.
  package init() {}
}
