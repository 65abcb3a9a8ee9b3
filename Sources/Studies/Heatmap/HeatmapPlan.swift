package import Descent

/// The question of a heat map: where descent ends, for every pair of values of two things that are varied.
package struct HeatmapPlan: Sendable, Codable {
  /// What is descended; one loss, or a surface.
  package var problem: ProblemPlan
  /// How, apart from what is varied; one optimizer, schedule and batch size, and at most one rate.
  package var training: TrainingPlan
  /// What is varied from left to right.
  package var x: HeatmapAxis
  /// What is varied from bottom to top.
  package var y: HeatmapAxis

  /// A plan.
  package init(problem: ProblemPlan, training: TrainingPlan, x: HeatmapAxis, y: HeatmapAxis) {
    self.problem = problem
    self.training = training
    self.x = x
    self.y = y
  }

  /// The loss or the surface, as a spec.
  package var objective: String { problem.objectives.first ?? "" }

  /// The values of an axis, if there is one for this.
  package subscript(quantity: HeatmapQuantity) -> HeatmapAxis? { [x, y].first { $0.quantity == quantity } }

  /// The runs of a cell, one a seed.
  package var runsPerCell: Int { self[.seed] == nil ? training.seedCount : 1 }
}
