package import Descent
package import GradientKit

/// The question of a range test: at which learning rate the minibatch loss begins to fall and where it explodes, in one
/// run whose rate grows by a constant factor with every batch.
package struct RangeTestPlan: StudyPlan {
  /// The objective and the starting point.
  package var problem: ProblemPlan
  /// The optimizers.
  package var optimizers: [Spec]
  /// The batch sizes.
  package var batchSizes: [BatchSize]
  /// The rate of the first batch.
  package var lowest: Double
  /// The rate of the last batch, reached unless the loss explodes earlier.
  package var highest: Double
  /// The number of batches.
  package var count: Int
  /// The weight of the exponential moving average of the losses, from 0 to below 1.
  package var smoothing: Double
  /// The seed of all random numbers.
  package var seed: UInt64
  /// How the gradient is computed.
  package var gradientMethod: GradientMethod

  /// Creates a plan; by default with fastai's range, count and smoothing.
  package init(
    problem: ProblemPlan, optimizers: [Spec] = ["sgd"], batchSizes: [BatchSize] = [32], lowest: Double = 1e-7,
    highest: Double = 10, count: Int = 100, smoothing: Double = 0.98, seed: UInt64 = 0,
    gradientMethod: GradientMethod = .analytic
  ) {
    self.problem = problem
    self.optimizers = optimizers
    self.batchSizes = batchSizes
    self.lowest = lowest
    self.highest = highest
    self.count = count
    self.smoothing = smoothing
    self.seed = seed
    self.gradientMethod = gradientMethod
  }

  package var components: [(kind: ComponentKind, spec: Spec)] {
    problem.subject.components + optimizers.map { (.optimizer, $0) }
  }
  package var data: DataChoice? { problem.subject.learning?.data }
  package var settings: [(name: String, value: String)] { curves.settings }

  /// The runs: the rate grows by the same factor at every step.
  var curves: CurvePlan {
    let factor = Double.pow(highest / lowest, 1 / Double(max(1, count - 1)))
    return CurvePlan(
      problem: problem,
      training: TrainingPlan(
        optimizers: optimizers, schedules: [Spec("exponential:factor=\(factor)")], rates: [lowest],
        batchSizes: batchSizes, seed: seed, length: .steps(count), gradientMethods: [gradientMethod]))
  }
}

/// The view of a range test, which has no choices.
package struct RangeTestView: Codable, Hashable, Sendable {
  /// Creates a view.
  package init() {}
}
