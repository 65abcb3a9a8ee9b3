public import GradientKit

/// η₀ ‖g‖, at most a cap: the rate falls with the slope.
///
/// Mike X Cohen, "A deep understanding of deep learning", gradient descent with a rate proportional to the gradient. A
/// step is then η₀ ‖g‖ g, which overshoots where the surface is steep, so there is a cap. A norm that is not finite gives
/// the cap.
public struct GradientNormProportional: Schedule {
  /// `gradient-norm`.
  public static let name = "gradient-norm"
  /// What it is.
  public static let summary = "η₀ times ‖g‖ before the step, with a cap"
  /// ‖g‖ before the step.
  public static let needs: Set<Measurement> = [.gradientNorm]

  private let cap: Double

  /// Reads `cap`, the highest rate.
  public init(_ settings: inout Settings) throws {
    cap = try settings.rate("cap", default: 1, "the highest rate")
  }

  /// Never.
  public var dependsOnPlannedSteps: Bool { false }

  /// min(η₀ ‖g‖, cap).
  public func rate(at moment: Moment) -> Double {
    guard let norm = moment.gradientNorm else { return min(moment.baseRate, cap) }
    return norm.isFinite ? min(moment.baseRate * norm, cap) : cap
  }
}
