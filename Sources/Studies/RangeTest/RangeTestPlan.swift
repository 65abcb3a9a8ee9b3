package import Descent
package import GradientKit

/// The question of a range test: at which learning rate the loss of batches begins to fall and where it explodes, in one run
/// whose rate grows by a factor with every batch.
package struct RangeTestPlan: StudyPlan {
  /// What is learned, and from where.
  package var problem: ProblemPlan
  /// The optimizers.
  package var optimizers: [Spec]
  /// The batch sizes.
  package var batchSizes: [BatchSize]
  /// The rate of the first batch.
  package var lowest: Double
  /// The rate of the last batch, if the loss does not explode before.
  package var highest: Double
  /// The number of batches.
  package var count: Int
  /// The weight of the exponential mean that smooths the losses, from 0 to below 1.
  package var smoothing: Double
  /// Where all random numbers come from.
  package var seed: UInt64
  /// How the gradient is computed.
  package var gradientMethod: GradientMethod

  /// A plan; fastai's range, count and smoothing unless told otherwise.
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

  /// The runs: a rate that grows by the same factor every step.
  var curves: CurvePlan {
    let factor = Double.pow(highest / lowest, 1 / Double(max(1, count - 1)))
    return CurvePlan(
      problem: problem,
      training: TrainingPlan(
        optimizers: optimizers, schedules: [Spec("exponential:factor=\(factor)")], rates: [lowest],
        batchSizes: batchSizes, seed: seed, length: .steps(count), gradientMethods: [gradientMethod]))
  }
}

/// What of a range test is shown: all of it.
package struct RangeTestView: Codable, Hashable, Sendable {
  /// The view.
  package init() {}
}
