package import GradientKit

/// The same rate η₀ at every step.
package struct ConstantRate: Schedule {
  /// The name on the command line, `constant`.
  package static let name = "constant"
  /// A short description for lists.
  package static let summary = "the same rate at every step"

  /// Creates the schedule, which has no settings.
  package init(_ settings: inout Settings) throws {}

  /// Whether the rate depends on the planned number of steps; it does not.
  package var dependsOnPlannedSteps: Bool { false }

  /// Returns η₀.
  package func rate(at moment: Moment) -> Double { moment.baseRate }
}
