/// The question of descent paths: which way runs take over a surface of one or two parameters.
package struct PathPlan: Sendable, Codable {
  /// The part of the surface that is drawn.
  package enum Window: Sendable, Equatable {
    /// The one the surface says is worth drawing, as far as that holds every start; around the paths where no surface
    /// says so.
    case usual
    /// Around the paths.
    case aroundPaths
    /// A range a parameter.
    case ranges([ClosedRange<Double>])
  }

  /// The runs.
  package var runs: CurvePlan
  /// The part of the surface that is drawn.
  package var window: Window

  /// A plan.
  package init(_ runs: CurvePlan, window: Window = .usual) {
    self.runs = runs
    self.window = window
  }
}
