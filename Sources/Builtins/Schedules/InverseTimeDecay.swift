import GradientKit

/// η₀ / (1 + k t/s).
///
/// cs231n, "Neural networks part 3"; Keras's `InverseTimeDecay`. It satisfies the conditions of Robbins and Monro 1951.
struct InverseTimeDecay<Unit: ScheduleUnit>: TimedSchedule {
  /// The name on the command line: `inverse-time` or `inverse-time-epoch`.
  static var name: String { "inverse-time" + Unit.suffix }
  /// A short description for lists.
  static var summary: String { "η₀ / (1 + k t/s), t in \(Unit.plural)" }
  /// Whether Σ η diverges and Σ η² converges, as Σ 1/t and Σ 1/t² do.
  static var satisfiesRobbinsMonro: Bool { true }

  private let decay: Double
  private let every: Phase

  /// Reads `decay`, k, and `every`, s.
  init(_ settings: inout Settings) throws {
    decay = try settings.rate("decay", default: Unit.either(step: 0.01, epoch: 0.1), "k, how fast the rate falls")
    every = try settings.stretch("every", default: "1", "s, the \(Unit.plural) that k is for")
  }

  /// Whether a setting is a share of the planned run.
  var dependsOnPlannedSteps: Bool { every.isShare }

  /// Returns η₀ / (1 + k t/s).
  func rate(at moment: Moment, after lead: Int) -> Double {
    let length = Double(max(1, every.count(of: Unit.self, in: moment)))
    return moment.baseRate / (1 + decay * Double(time(at: moment, after: lead)) / length)
  }
}
