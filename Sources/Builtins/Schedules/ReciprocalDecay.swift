import GradientKit

/// η₀ / (t + 1).
///
/// The textbook's rate for stochastic descent; it satisfies the conditions of Robbins and Monro 1951.
struct ReciprocalDecay<Unit: ScheduleUnit>: TimedSchedule {
  /// The name on the command line: `one-over-t` or `one-over-t-epoch`.
  static var name: String { "one-over-t" + Unit.suffix }
  /// A short description for lists.
  static var summary: String { "η₀ / (t + 1), t in \(Unit.plural)" }
  /// Whether Σ η diverges and Σ η² converges: Σ 1/t diverges, Σ 1/t² is π²/6.
  static var satisfiesRobbinsMonro: Bool { true }

  /// Creates the schedule, which has no settings.
  init(_ settings: inout Settings) throws {}

  /// Whether the rate depends on the planned number of steps; it does not.
  var dependsOnPlannedSteps: Bool { false }

  /// Returns η₀ / (t + 1).
  func rate(at moment: Moment, after lead: Int) -> Double {
    moment.baseRate / Double(time(at: moment, after: lead) + 1)
  }
}
