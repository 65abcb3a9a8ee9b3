import GradientKit

/// i + (η₀ − i) t/w for t < w, then another schedule X(t − w).
///
/// Goyal et al. 2017; optax's `warmup_cosine_decay_schedule`. The end T of the schedule that follows is counted from
/// the start of the run, so that it includes w, as in optax. Settings other than the warm-up's own belong to the
/// schedule that follows: `warm-up:steps=100,then=polynomial,power=2`.
struct WarmUp<Unit: ScheduleUnit>: TimedSchedule {
  /// The name on the command line: `warm-up` or `warm-up-epoch`.
  static var name: String { "warm-up" + Unit.suffix }
  /// A short description for lists.
  static var summary: String {
    "a straight rise over w \(Unit.plural), then another schedule; its T includes w"
  }

  /// The measurements that the following schedules need.
  static var needs: Set<Measurement> { ReduceOnPlateau.needs }

  private let length: Phase
  private let start: Double
  private let following: any Schedule

  /// Reads `steps` or `epochs`, w, `from`, i, and `then`, then the settings of the schedule that follows.
  init(_ settings: inout Settings) throws {
    length = try settings.stretch(
      Unit.plural, default: "10%", "w, how long the rate rises, or as a share of the run", allowsNothing: true)
    start = try settings.rate("from", default: 0, "i, the rate at the start")
    let candidates: [(name: String, type: any Schedule.Type)] = [
      ("constant", ConstantRate.self), ("step", StepDecay<Unit>.self), ("multi-step", MultiStepDecay<Unit>.self),
      ("exponential", ExponentialDecay<Unit>.self), ("inverse-time", InverseTimeDecay<Unit>.self),
      ("one-over-t", ReciprocalDecay<Unit>.self), ("inverse-scaling", InverseScaling<Unit>.self),
      ("polynomial", PolynomialDecay<Unit>.self), ("time-linear", TimeLinearDecay<Unit>.self),
      ("cosine", CosineDecay<Unit>.self), ("sgdr", WarmRestarts<Unit>.self), ("plateau", ReduceOnPlateau.self),
    ]
    let choice = try settings.choice(
      "then", of: candidates.map(\.name), default: "cosine", "the schedule that follows, in \(Unit.plural) too")
    let type = candidates.first { $0.name == choice }?.type ?? CosineDecay<Unit>.self
    following = try type.init(&settings)
  }

  /// Whether the rise is a share of the planned run, or the schedule that follows depends on it.
  var dependsOnPlannedSteps: Bool { length.isShare || following.dependsOnPlannedSteps }

  /// Returns i + (η₀ − i) t/w, then X(t − w).
  func rate(at moment: Moment, after lead: Int) -> Double {
    let (time, rise) = (time(at: moment, after: lead), length.count(of: Unit.self, in: moment))
    guard time >= rise else { return start + (moment.baseRate - start) * Double(time) / Double(rise) }
    if let following = following as? any TimedSchedule { return following.rate(at: moment, after: lead + rise) }
    return following.rate(at: moment)
  }
}
