package import GradientKit

/// The same rate η₀ at every step.
package struct ConstantRate: Schedule {
  /// `constant`.
  package static let name = "constant"
  /// What it is.
  package static let summary = "the same rate at every step"

  /// A constant rate has no settings.
  package init(_ settings: inout Settings) throws {}

  /// Never.
  package var dependsOnPlannedSteps: Bool { false }

  /// η₀.
  package func rate(at moment: Moment) -> Double { moment.baseRate }
}
