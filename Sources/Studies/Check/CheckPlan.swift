package import Descent

/// The question of a gradient check: whether the analytic gradient is the slope of the objective.
package struct CheckPlan: Sendable, Codable {
  /// The loss, as a spec; `nil` for a surface.
  package var loss: String?
  /// The surface, as a spec; `nil` for learning from examples.
  package var surface: String?
  /// The model, as a spec.
  package var model = "linear"
  /// λ of λ·ΣW².
  package var l2 = 0.0
  /// How features are normalized; `nil` for the data set's way.
  package var normalization: String?
  /// The point to check at; `nil` for random points around the usual start.
  package var start: StartPoint?
  /// How many random points.
  package var pointCount = 3
  /// How many entries of the gradient are checked at each point, drawn at random; `nil` for all.
  package var entryCount: Int?
  /// The most examples the objective is a mean over: differences of a mean cost two passes an entry.
  package var exampleLimit = 200
  /// The seed of points, entries and examples.
  package var seed: UInt64 = 0

  /// The check of a loss or of a surface.
  package init(loss: String? = nil, surface: String? = nil) {
    self.loss = loss
    self.surface = surface
  }
}
