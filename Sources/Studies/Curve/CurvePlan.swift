package import Descent
package import GradientKit

/// A plan for a training curve: how the loss falls for every combination of the varied options.
package struct CurvePlan: StudyPlan {
  /// The problem and its start points.
  package var problem: ProblemPlan
  /// The training options.
  package var training: TrainingPlan
  /// Rows of features whose scores are reported before and after training.
  package var predictions: [[Double]]
  /// Whether to record the seconds spent on updates, the only column that differs between two equal runs.
  package var recordsTime: Bool
  /// Whether all examples are assessed between epochs too: after 1, 2, 3, 4, 6, 8, 12, … updates.
  package var measuresBetweenEpochs = false
  /// The number of steps between rows that record θ regardless of its size; `nil` for none.
  package var parametersEvery: Int?

  /// Creates a plan.
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
  package var settings: [(name: String, value: String)] { training.settings + problem.settings }
  package var seed: UInt64 { training.seed }
}

/// The parts of a training curve to show.
package struct CurveView: Codable, Hashable, Sendable {
  /// A quantity on a vertical axis.
  package enum Quantity: String, Sendable, Codable, CaseIterable {
    /// The loss on every batch, smoothed, and over the validation examples.
    case loss
    /// The share of examples classified correctly.
    case accuracy
    /// R², the share of the targets' variance that is predicted.
    case determination = "r2"
    /// The mean of |y − ŷ|.
    case absoluteError = "mae"
    /// ‖g‖ on every batch.
    case gradientNorm = "gradient-norm"
    /// The learning rate of every update.
    case rate
  }

  /// The panels; empty for loss, and accuracy where there are classes, or R² where several losses predict numbers.
  package var quantities: [Quantity] = []
  /// The quantity on the horizontal axis.
  package var progress: Progress = .epoch
  /// The smoothers of the losses, one line each.
  package var smoothers: [Spec] = ["two-sided"]
  /// Whether losses are smoothed even if they have no noise.
  package var smoothsAlways = false

  /// Creates the default view.
  package init() {}
}
