package import Descent
package import GradientKit

/// A plan for a step sweep: the loss after one step along −g, for every step size.
package struct StepsPlan: StudyPlan {
  /// The problem and its start points.
  package var problem: ProblemPlan
  /// The step sizes, ascending; empty for the default ones until the plan is resolved.
  package var sizes: [Double]
  /// The seed of all random numbers.
  package var seed: UInt64
  /// The method by which the gradient is computed.
  package var gradientMethod: GradientMethod

  /// Creates a plan.
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
  package var settings: [(name: String, value: String)] { problem.settings }

  /// Ten decades from 1e-10 to 0.1, the table of the course notes, with which the default sizes begin.
  package static let defaultSizes = [1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1]
}

/// The view of a step sweep, which has no options.
package struct StepsView: Codable, Hashable, Sendable {
  /// Creates the view.
  package init() {}
}

/// A range of positive numbers on a logarithmic scale.
package struct LogarithmicRange: Sendable {
  /// The lower bound.
  package let lower: Double
  /// The upper bound.
  package let upper: Double

  /// Creates the range between two positive numbers.
  package init(from lower: Double, to upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Returns the number at a fraction of the range, from 0 at the lower bound to 1 at the upper; other fractions
  /// extrapolate.
  package func value(at share: Double) -> Double { lower * Double.pow(upper / lower, share) }
}
