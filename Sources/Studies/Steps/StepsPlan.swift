package import Descent
package import GradientKit

/// The question of a step sweep: what one step along −g does to the loss, for every size of the step.
package struct StepsPlan: Sendable, Codable, Equatable {
  /// What is descended, and from where.
  package var problem: ProblemPlan
  /// The step sizes, ascending; those of whole runs may be empty for sizes that follow from the curvature.
  package var sizes: [Double]
  /// Where all random numbers come from.
  package var seed: UInt64
  /// How the gradient is come by.
  package var gradientMethod: String
  /// The steps of whole runs at these sizes; `nil` for one step.
  package var trajectoryLength: Int?

  /// A plan.
  package init(
    problem: ProblemPlan, sizes: [Double] = StepsPlan.usualSizes, seed: UInt64 = 0,
    gradientMethod: GradientMethod = .analytic, trajectoryLength: Int? = nil
  ) {
    self.problem = problem
    self.sizes = sizes
    self.seed = seed
    self.gradientMethod = gradientMethod.rawValue
    self.trajectoryLength = trajectoryLength
  }

  /// Ten decades from 1e-10 to 0.1, the table of the course notes.
  package static let usualSizes = [1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1]
}
