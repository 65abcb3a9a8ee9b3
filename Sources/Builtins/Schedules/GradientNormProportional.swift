package import GradientKit

/// η₀ ‖g‖, at most a cap: the rate falls with the slope.
///
/// Mike X Cohen, "A deep understanding of deep learning", gradient descent with a rate proportional to the gradient. A
/// step is then η₀ ‖g‖ g, which overshoots where the surface is steep, so there is a cap. A norm that is not finite gives
/// the cap.
package struct GradientNormProportional: Schedule {
  /// `gradient-norm`.
  package static let name = "gradient-norm"
  /// What it is.
  package static let summary = "η₀ times ‖g‖ before the step, with a cap"
  /// ‖g‖ before the step.
  package static let needs: Set<Measurement> = [.gradientNorm]

  private let cap: Double

  /// Reads `cap`, the highest rate.
  package init(_ settings: inout Settings) throws {
    cap = try settings.rate("cap", default: 1, "the highest rate")
  }

  /// Never.
  package var dependsOnPlannedSteps: Bool { false }

  /// min(η₀ ‖g‖, cap).
  package func rate(at moment: Moment) -> Double {
    guard let norm = moment.gradientNorm else { return min(moment.baseRate, cap) }
    return norm.isFinite ? min(moment.baseRate * norm, cap) : cap
  }
}
