/// The question of a gradient check: whether the analytic gradient is the slope of the objective.
public struct CheckPlan: Sendable, Codable {
  /// The loss, as a spec; `nil` for a surface.
  public var loss: String?
  /// The surface, as a spec; `nil` for learning from examples.
  public var surface: String?
  /// The model, as a spec.
  public var model = "linear"
  /// λ of λ·ΣW².
  public var l2 = 0.0
  /// How features are normalized; `nil` for the data set's way.
  public var normalization: String?
  /// The point to check at; `nil` for random points around the usual start.
  public var start: StartPoint?
  /// How many random points.
  public var pointCount = 3
  /// How many entries of the gradient are checked at each point, drawn at random; `nil` for all.
  public var entryCount: Int?
  /// The most examples the objective is a mean over: differences of a mean cost two passes an entry.
  public var exampleLimit = 200
  /// The seed of points, entries and examples.
  public var seed: UInt64 = 0

  /// The check of a loss or of a surface.
  public init(loss: String? = nil, surface: String? = nil) {
    self.loss = loss
    self.surface = surface
  }
}
