import GradientKit

/// η₀ ‖g‖, at most a cap: the rate decreases with the gradient.
///
/// Mike X Cohen, "A deep understanding of deep learning", gradient descent with a rate proportional to the gradient. A
/// step is then η₀ ‖g‖ g, which overshoots where the surface is steep, so there is a cap. If the norm is not finite,
/// the rate is the cap.
struct GradientNormProportional: Schedule {
  /// The name on the command line, `gradient-norm`.
  static let name = "gradient-norm"
  /// A short description for lists.
  static let summary = "η₀ times ‖g‖ before the step, with a cap"
  /// The norm of the gradient before the step.
  static let needs: Set<Measurement> = [.gradientNorm]

  private let cap: Double

  /// Reads `cap`, the highest rate.
  init(_ settings: inout Settings) throws {
    cap = try settings.rate("cap", default: 1, "the highest rate")
  }

  /// Whether the rate depends on the planned number of steps; it does not.
  var dependsOnPlannedSteps: Bool { false }

  /// Returns min(η₀ ‖g‖, cap).
  func rate(at moment: Moment) -> Double {
    guard let norm = moment.gradientNorm else { return min(moment.baseRate, cap) }
    return norm.isFinite ? min(moment.baseRate * norm, cap) : cap
  }
}
