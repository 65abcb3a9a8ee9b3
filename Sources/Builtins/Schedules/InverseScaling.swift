package import GradientKit

/// η₀ / (t + 1)ᵖ.
///
/// scikit-learn's `invscaling`; its classifier uses p = ½, its regressor ¼. Σ η² diverges for p ≤ ½.
package struct InverseScaling<Unit: ScheduleUnit>: TimedSchedule {
  /// The name on the command line: `inverse-scaling` or `inverse-scaling-epoch`.
  package static var name: String { "inverse-scaling" + Unit.suffix }
  /// A short description for lists.
  package static var summary: String { "η₀ / (t + 1)ᵖ, t in \(Unit.plural)" }

  private let power: Double

  /// Reads `power`, p.
  package init(_ settings: inout Settings) throws {
    power = try settings.rate("power", default: 0.5, "p; scikit-learn's regressor has 0.25")
  }

  /// The rate does not depend on the planned number of steps.
  package var dependsOnPlannedSteps: Bool { false }

  /// Returns η₀ / (t + 1)ᵖ.
  package func rate(at moment: Moment, after lead: Int) -> Double {
    moment.baseRate / Double.pow(Double(time(at: moment, after: lead) + 1), power)
  }
}
