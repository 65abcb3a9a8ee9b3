public import GradientKit

/// The same rate η₀ at every step.
public struct ConstantRate: Schedule {
  /// `constant`.
  public static let name = "constant"
  /// What it is.
  public static let summary = "the same rate at every step"

  /// A constant rate has no settings.
  public init(_ settings: inout Settings) throws {}

  /// Never.
  public var dependsOnPlannedSteps: Bool { false }

  /// η₀.
  public func rate(at moment: Moment) -> Double { moment.baseRate }
}
