import GradientKit

/// η₀ f(θ), at most a cap: the rate decreases with the loss.
///
/// The rate would grow without bound with the loss, so there is a cap. A loss below zero counts as zero; if it is not
/// finite, the rate is the cap.
struct LossProportional: Schedule {
  /// The name on the command line, `loss`.
  static let name = "loss"
  /// A short description for lists.
  static let summary = "η₀ times the loss before the step, with a cap"
  /// The loss before the step.
  static let needs: Set<Measurement> = [.loss]

  private let cap: Double

  /// Reads `cap`, the highest rate.
  init(_ settings: inout Settings) throws {
    cap = try settings.rate("cap", default: 1, "the highest rate")
  }

  /// Whether the rate depends on the planned number of steps; it does not.
  var dependsOnPlannedSteps: Bool { false }

  /// Returns min(η₀ max(0, f), cap).
  func rate(at moment: Moment) -> Double {
    guard let loss = moment.loss else { return min(moment.baseRate, cap) }
    return loss.isFinite ? min(moment.baseRate * max(0, loss), cap) : cap
  }
}
