package import GradientKit

/// The question of a landscape: how the loss looks along a line or over a plane of parameter space.
package struct LandscapePlan: Sendable, Codable, Equatable {
  /// Which line or plane.
  package enum View: Sendable, Codable, Equatable {
    /// The parameters themselves, of which there are one or two.
    case parameters
    /// θ + a·d₁, or θ + a·d₁ + b·d₂.
    case directions([LandscapeDirection])
    /// (1 − α)·θ₀ + α·θ₁, from one point to another and beyond (Goodfellow, Vinyals and Saxe 2015).
    case between(LandscapePoint, LandscapePoint)
  }

  /// What has a loss.
  package var problem: ProblemPlan
  /// How a trained point is come by.
  package var training: TrainingPlan
  /// The line or plane; `nil` for the parameters where there are one or two, else for random directions.
  package var view: View?
  /// How many random directions there are without a view: 1 or 2.
  package var usualDirectionCount = 2
  /// The point seen from; `nil` for the start, which is then not marked where the parameters themselves are shown.
  package var point: LandscapePoint?
  /// Coordinates along the first direction; empty for ``resolution`` of them over ``window``.
  package var a: [Double] = []
  /// Coordinates along the second direction; empty for ``resolution`` of them over ``window``.
  package var b: [Double] = []
  /// From where to where, a pair a direction; empty for what suits the view.
  package var window: [[Double]] = []
  /// How many coordinates, a number a direction; empty for 201 along a line and 61 × 61 over a plane, 121 × 121
  /// over a surface.
  package var resolution: [Int] = []
  /// Training examples, counted from 0, whose own losses are wanted along a line.
  package var examples: [Int] = []

  /// A plan.
  package init(problem: ProblemPlan, training: TrainingPlan = TrainingPlan(), view: View? = nil) {
    self.problem = problem
    self.training = training
    self.view = view
  }
}
