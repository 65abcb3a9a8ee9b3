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
