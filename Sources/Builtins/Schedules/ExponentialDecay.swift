import GradientKit

/// η₀ g^(t/s) or η₀ exp(−k t/s), never below a floor.
///
/// cs231n, "Neural networks part 3"; optax's `exponential_decay`, with its staircase ⌊t/s⌋ and its end value.
struct ExponentialDecay<Unit: ScheduleUnit>: TimedSchedule {
  /// The name on the command line: `exponential` or `exponential-epoch`.
  static var name: String { "exponential" + Unit.suffix }
  /// A short description for lists.
  static var summary: String { "η₀ g^(t/s) or η₀ exp(−k t/s), t in \(Unit.plural)" }

  private let factor: Double
  private let decay: Double
  private let every: Phase
  private let isStaircase: Bool
  private let floor: Double

  /// Reads `factor`, g, or `decay`, k, further `every`, s, `staircase` and `floor`.
  init(_ settings: inout Settings) throws {
    let usual = Unit.either(step: 0.99, epoch: 0.95)
    factor = try settings.number(
      "factor", default: usual, "g, the factor per s \(Unit.plural); above 1 the rate grows", in: 0...1000)
    decay = try settings.rate("decay", default: 0, "k of the form exp(−k t/s), used instead of g unless it is 0")
    every = try settings.stretch("every", default: "1", "s, the \(Unit.plural) that g or k is for")
    isStaircase = try settings.flag("staircase", default: false, "whether the rate falls only every s \(Unit.plural)")
    floor = try settings.rate("floor", default: 0, "the lowest rate")
    guard decay == 0 || factor == usual else {
      throw SettingError.unsuitable(component: Self.name, reason: "takes 'factor' or 'decay', not both")
    }
  }

  /// Whether a setting is a share of the planned run.
  var dependsOnPlannedSteps: Bool { every.isShare }

  /// Returns η₀ g^(t/s) or η₀ exp(−k t/s), at least the floor.
  func rate(at moment: Moment, after lead: Int) -> Double {
    let (time, length) = (time(at: moment, after: lead), max(1, every.count(of: Unit.self, in: moment)))
    let exponent = isStaircase ? Double(time / length) : Double(time) / Double(length)
    let share = decay > 0 ? Double.exp(-decay * exponent) : exponent == 0 ? 1 : Double.pow(factor, exponent)
    return max(floor, moment.baseRate * share)
  }
}
