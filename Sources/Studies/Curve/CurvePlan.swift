package import Descent
package import GradientKit

/// The question of a training curve: how the loss falls, for every combination of what is varied.
package struct CurvePlan: Sendable, Codable {
  /// What is descended.
  package var problem: ProblemPlan
  /// How.
  package var training: TrainingPlan
  /// Rows of features whose scores are told before and after training.
  package var predictions: [[Double]]
  /// Whether the seconds spent on updates are kept: the one thing that differs between two runs.
  package var recordsTime: Bool
  /// Whether all examples are looked at between epochs too: after 1, 2, 3, 4, 6, 8, 12, … updates.
  package var measuresBetweenEpochs = false

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

  /// A plan, from its parts.
  package init(
    losses: [String] = [], surface: String? = nil, model: String = "linear", optimizers: [String] = ["sgd"],
    schedules: [String] = ["constant"],
    rates: [Double] = [], batchSizes: [BatchSize] = [.examples(32)], l2: Double = 0,
    normalization: Normalization? = nil,
    validationShare: Double? = nil, starts: [StartPoint] = [.model], seed: UInt64 = 0, seedCount: Int = 1,
    length: RunOptions.Length = .epochs(20), shuffles: Bool = true, gradientMethod: GradientMethod = .analytic,
    noise: Double = 0, stoppingRules: [String] = [], predictions: [[Double]] = [], recordsTime: Bool = false
  ) {
    self.init(
      problem: ProblemPlan(
        losses: losses, surface: surface, model: model, l2: l2, normalization: normalization,
        validationShare: validationShare, starts: starts),
      training: TrainingPlan(
        optimizers: optimizers, schedules: schedules, rates: rates, batchSizes: batchSizes, seed: seed,
        seedCount: seedCount, length: length, shuffles: shuffles, gradientMethod: gradientMethod, noise: noise,
        stoppingRules: stoppingRules),
      predictions: predictions, recordsTime: recordsTime)
  }
}
