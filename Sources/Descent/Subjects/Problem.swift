package import GradientKit

/// The objective of a run, with the examples on which it is assessed.
package struct Problem: Sendable {
  /// The objective that the optimizer minimizes.
  package var objective: any Objective
  /// The examples of the objective, assessed as a whole; `nil` for a surface.
  package var training: (any Risk)?
  /// The held-out examples.
  package var validation: (any Risk)?
  /// The test part of the data set.
  package var test: (any Risk)?
  /// The errors of predicted numbers over the training examples; `nil` where there are no numbers to predict.
  package var trainingErrors: (@Sendable ([Double]) -> PredictionErrors?)?
  /// The same over the examples held out.
  package var validationErrors: (@Sendable ([Double]) -> PredictionErrors?)?
  /// θ where the run begins.
  package var start: [Double]
  /// The mean of ``Model/squareNorm(of:)`` over training examples, ‖x‖² for most models; 0 for a surface.
  package var meanSquareNorm: Double
  /// The window to draw, one range per coordinate; `nil` if none is declared.
  package var window: [ClosedRange<Double>]?
  /// Facts for the reader.
  package var facts: ProblemFacts

  /// Creates a problem.
  package init(
    objective: any Objective, training: (any Risk)? = nil, validation: (any Risk)? = nil, test: (any Risk)? = nil,
    start: [Double], meanSquareNorm: Double = 0, facts: ProblemFacts = ProblemFacts()
  ) {
    self.objective = objective
    self.training = training
    self.validation = validation
    self.test = test
    self.start = start
    self.meanSquareNorm = meanSquareNorm
    self.facts = facts
  }
}

/// The default rate of an optimizer.
///
/// Gradients grow with the features, so a rate that suits standardized columns diverges on three thousand pixels and is
/// too small on four. For examples, the rate is 1 / (β · mean ‖x‖²), with β the loss's largest curvature: the curvature
/// of the mean loss of a linear model is at most L = β · mean ‖x‖², and full-batch descent at 1 / L never increases the
/// loss. It is rounded down to 1, 2 or 5 times a power of ten, so that it does not depend on the split. Optimizers that
/// normalize the gradient's scale, and surfaces, use the optimizer's own default.
package enum DefaultRate {
  /// Returns the rate for an optimizer, a loss of this curvature and features of this mean ‖x‖².
  package static func rate(of optimizer: any Optimizer.Type, curvature: Double, meanSquareNorm: Double) -> Double {
    // Rounding of the mean ‖x‖² of standardized features, a whole number, must not turn 0.5 into 0.2.
    let limit = (1 + 1e-9) / (curvature * meanSquareNorm)
    guard !optimizer.keepsDefaultRate, limit.isFinite, limit > 0 else { return optimizer.defaultRate }
    let exponent = Int(Double.log10(limit).rounded(.down))
    // Dividing by a whole power of ten rounds once, so that 5e-4 equals the double `0.0005`.
    for factor in [5.0, 2, 1] {
      let candidate = exponent < 0 ? factor / Double.pow(10, -exponent) : factor * Double.pow(10, exponent)
      if candidate <= limit { return candidate }
    }
    return limit
  }
}

/// A description of a ``Problem`` of descending a surface.
struct SurfaceProblem: Sendable {
  var surface: any Surface
  /// The start point; by default the one that the surface declares.
  var start: StartPoint

  /// Creates a recipe.
  init(surface: any Surface, start: StartPoint = .model) {
    self.surface = surface
    self.start = start
  }

  /// Combines surface and start.
  func prepared(seed: UInt64) throws -> Problem { try prepare(surface, seed: seed) }

  private func prepare<F: Surface>(_ surface: F, seed: UInt64) throws -> Problem {
    let start = try start.point(dimension: surface.dimension, seed: seed) { _ in surface.start }
    var facts = ProblemFacts()
    facts.data = surface.title
    facts.source = "f = \(surface.formula)"
    facts.parameters = surface.dimension
    var problem = Problem(objective: SurfaceObjective(surface), start: start, facts: facts)
    problem.window = surface.window
    return problem
  }
}
