import GradientKit

/// η₀ / (t + 1)ᵖ.
///
/// scikit-learn's `invscaling`; its classifier uses p = ½, its regressor ¼. Σ η² diverges for p ≤ ½.
struct InverseScaling<Unit: ScheduleUnit>: TimedSchedule {
  /// The name on the command line: `inverse-scaling` or `inverse-scaling-epoch`.
  static var name: String { "inverse-scaling" + Unit.suffix }
  /// A short description for lists.
  static var summary: String { "η₀ / (t + 1)ᵖ, t in \(Unit.plural)" }

  private let power: Double

  /// Reads `power`, p.
  init(_ settings: inout Settings) throws {
    power = try settings.rate("power", default: 0.5, "p; scikit-learn's regressor has 0.25")
  }

  /// Whether the rate depends on the planned number of steps; it does not.
  var dependsOnPlannedSteps: Bool { false }

  /// Returns η₀ / (t + 1)ᵖ.
  func rate(at moment: Moment, after lead: Int) -> Double {
    moment.baseRate / Double.pow(Double(time(at: moment, after: lead) + 1), power)
  }
}
