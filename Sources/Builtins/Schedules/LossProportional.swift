package import GradientKit

/// η₀ f(θ), at most a cap: the rate falls with the loss.
///
/// A rate annealed by the loss itself; nothing would hold it when the loss grows, so there is a cap. A loss below zero
/// counts as zero, one that is not finite gives the cap.
package struct LossProportional: Schedule {
  /// `loss`.
  package static let name = "loss"
  /// What it is.
  package static let summary = "η₀ times the loss before the step, with a cap"
  /// The loss before the step.
  package static let needs: Set<Measurement> = [.loss]

  private let cap: Double

  /// Reads `cap`, the highest rate.
  package init(_ settings: inout Settings) throws {
    cap = try settings.rate("cap", default: 1, "the highest rate")
  }

  /// Never.
  package var dependsOnPlannedSteps: Bool { false }

  /// min(η₀ max(0, f), cap).
  package func rate(at moment: Moment) -> Double {
    guard let loss = moment.loss else { return min(moment.baseRate, cap) }
    return loss.isFinite ? min(moment.baseRate * max(0, loss), cap) : cap
  }
}
