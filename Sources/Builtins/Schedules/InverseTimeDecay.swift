package import GradientKit

/// η₀ / (1 + k t/s).
///
/// cs231n, "Neural networks part 3"; Keras's `InverseTimeDecay`. It satisfies the conditions of Robbins and Monro 1951.
package struct InverseTimeDecay<Unit: ScheduleUnit>: TimedSchedule {
  /// `inverse-time`, `inverse-time-epoch`.
  package static var name: String { "inverse-time" + Unit.suffix }
  /// What it is.
  package static var summary: String { "η₀ / (1 + k t/s), t in \(Unit.plural)" }
  /// Σ 1/t diverges, Σ 1/t² does not.
  package static var satisfiesRobbinsMonro: Bool { true }

  private let decay: Double
  private let every: Stretch

  /// Reads `decay`, k, and `every`, s.
  package init(_ settings: inout Settings) throws {
    decay = try settings.rate("decay", default: Unit.either(step: 0.01, epoch: 0.1), "k, how fast the rate falls")
    every = try settings.stretch("every", default: "1", "s, the \(Unit.plural) that k is for")
  }

  /// Where a stretch is a share of the run.
  package var dependsOnPlannedSteps: Bool { every.isShare }

  /// η₀ / (1 + k t/s).
  package func rate(at moment: Moment, after lead: Int) -> Double {
    let length = Double(max(1, every.count(of: Unit.self, in: moment)))
    return moment.baseRate / (1 + decay * Double(time(at: moment, after: lead)) / length)
  }
}
