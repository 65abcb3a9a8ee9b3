package import GradientKit

/// What a run descends, with what is watched beside it.
package struct Problem: Sendable {
  /// The objective whose gradient is followed.
  package var objective: any Objective
  /// The same examples as the objective's, to be assessed as a whole; `nil` on a surface.
  package var training: (any Risk)?
  /// The examples held out.
  package var validation: (any Risk)?
  /// The examples set aside by whoever made the data.
  package var test: (any Risk)?
  /// The errors of predicted numbers over the training examples; `nil` where there are no numbers to predict.
  package var trainingErrors: (@Sendable ([Double]) -> PredictionErrors?)?
  /// The same over the examples held out.
  package var validationErrors: (@Sendable ([Double]) -> PredictionErrors?)?
  /// θ where the run begins.
  package var start: [Double]
  /// The mean over training examples of what ``Model/squareNorm(of:)`` says, ‖x‖² for most; 0 on a surface.
  package var meanSquareNorm: Double
  /// The part worth drawing, a range a coordinate; `nil` when nobody has said.
  package var window: [ClosedRange<Double>]?
  /// What to tell the reader about it.
  package var facts: ProblemFacts

  /// A problem.
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

/// The rate of an optimizer when the user names none.
///
/// On examples a gradient grows with the features, so a rate that suits standardized columns bounces about on three
/// thousand pixels and crawls on four. There the rate is 1 / (β · mean ‖x‖²), with β the loss's largest curvature: the
/// mean loss of a linear model bends at most by L = β · mean ‖x‖², and full-batch descent at 1 / L never rises. It is
/// rounded down to 1, 2 or 5 times a power of ten, so that it does not hang on which examples were held out. Rules that
/// divide the gradient's scale out, and surfaces, get the optimizer's own default.
package enum DefaultRate {
  /// The rate for an optimizer, a loss of this curvature and features of this mean ‖x‖².
  package static func rate(of optimizer: any Optimizer.Type, curvature: Double, meanSquareNorm: Double) -> Double {
    // Standardized features have a mean ‖x‖² of a whole number but for rounding; that must not turn 0.5 into 0.2.
    let limit = (1 + 1e-9) / (curvature * meanSquareNorm)
    guard !optimizer.keepsDefaultRate, limit.isFinite, limit > 0 else { return optimizer.defaultRate }
    let exponent = Int(Double.log10(limit).rounded(.down))
    // Dividing by a whole power of ten rounds once, so that 5e-4 is the double that `0.0005` reads as.
    for factor in [5.0, 2, 1] {
      let candidate = exponent < 0 ? factor / Double.pow(10, -exponent) : factor * Double.pow(10, exponent)
      if candidate <= limit { return candidate }
    }
    return limit
  }
}

/// The recipe for a ``Problem`` of descending a surface.
struct SurfaceProblem: Sendable {
  /// The surface.
  var surface: any Surface
  /// Where the run begins; by the model means where descent on this surface usually does.
  var start: StartPoint

  /// A recipe.
  init(surface: any Surface, start: StartPoint = .model) {
    self.surface = surface
    self.start = start
  }

  /// Joins surface and start.
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
