import GradientKit

/// η₀ (1 − (t + 1)/T), and 0 from t = T − 1 on.
///
/// Mike X Cohen, "A deep understanding of deep learning", gradient descent with a rate that decreases with training
/// time. The formula is negative after T; the rate stays at 0 instead. The last step of a run has the rate 0.
struct TimeLinearDecay<Unit: ScheduleUnit>: TimedSchedule {
  /// The name on the command line: `time-linear` or `time-linear-epoch`.
  static var name: String { "time-linear" + Unit.suffix }
  /// A short description for lists.
  static var summary: String { "η₀ (1 − (t + 1)/T), held at 0, t in \(Unit.plural)" }

  private let total: Phase

  /// Reads `total`, T.
  init(_ settings: inout Settings) throws { total = try settings.total(Unit.plural) }

  /// Whether a setting is a share of the planned run.
  var dependsOnPlannedSteps: Bool { total.isShare }

  /// Returns η₀ max(0, 1 − (t + 1)/T).
  func rate(at moment: Moment, after lead: Int) -> Double {
    let spent = Double(time(at: moment, after: lead) + 1) / Double(horizon(total, in: moment, after: lead))
    return moment.baseRate * max(0, 1 - spent)
  }
}
