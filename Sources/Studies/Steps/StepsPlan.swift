package import Descent
package import GradientKit

/// The question of a step sweep: what one step along −g does to the loss, for every size of the step.
package struct StepsPlan: StudyPlan {
  /// What is descended, and from where.
  package var problem: ProblemPlan
  /// The step sizes, ascending; empty for the default ones until the plan is resolved.
  package var sizes: [Double]
  /// Where all random numbers come from.
  package var seed: UInt64
  /// How the gradient is computed.
  package var gradientMethod: GradientMethod

  /// A plan.
  package init(
    problem: ProblemPlan, sizes: [Double] = [], seed: UInt64 = 0,
    gradientMethod: GradientMethod = .analytic
  ) {
    self.problem = problem
    self.sizes = sizes
    self.seed = seed
    self.gradientMethod = gradientMethod
  }

  package var components: [(kind: ComponentKind, spec: Spec)] { problem.subject.components }
  package var data: DataChoice? { problem.subject.learning?.data }

  /// Ten decades from 1e-10 to 0.1, the table of the course notes, with which the default sizes begin.
  package static let defaultSizes = [1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1]
}

/// What of a step sweep is shown: all of it.
package struct StepsView: Codable, Hashable, Sendable {
  /// The view.
  package init() {}
}

/// A range of positive numbers in which equal distances are equal ratios.
package struct LogarithmicRange: Sendable {
  /// Its lower end.
  package let lower: Double
  /// Its upper end.
  package let upper: Double

  /// The range between two positive numbers.
  package init(from lower: Double, to upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The number at a share of the way, 0 at the lower end and 1 at the upper; beyond them further out.
  package func value(at share: Double) -> Double { lower * Double.pow(upper / lower, share) }
}
