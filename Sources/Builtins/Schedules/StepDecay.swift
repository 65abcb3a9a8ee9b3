import GradientKit

/// η₀ g^⌊t/s⌋: the rate is multiplied by g every s units of time.
///
/// cs231n, "Neural networks part 3"; PyTorch's `StepLR`.
struct StepDecay<Unit: ScheduleUnit>: TimedSchedule {
  /// The name on the command line: `step` or `step-epoch`.
  static var name: String { "step" + Unit.suffix }
  /// A short description for lists.
  static var summary: String { "η₀ g^⌊t/s⌋: cut by a factor every s \(Unit.plural)" }

  private let factor: Double
  private let every: Phase

  /// Reads `factor`, g, and `every`, s.
  init(_ settings: inout Settings) throws {
    factor = try settings.number("factor", default: 0.1, "what each cut multiplies the rate by", in: 0...1)
    every = try settings.stretch(
      "every", default: Unit.either(step: "20epochs", epoch: "20"), "\(Unit.plural) between cuts")
  }

  /// Whether a setting is a share of the planned run.
  var dependsOnPlannedSteps: Bool { every.isShare }

  /// Returns η₀ g^⌊t/s⌋.
  func rate(at moment: Moment, after lead: Int) -> Double {
    let cuts = time(at: moment, after: lead) / max(1, every.count(of: Unit.self, in: moment))
    return moment.baseRate * Double.pow(factor, cuts)
  }
}
