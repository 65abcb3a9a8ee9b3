import GradientKit

/// Half a cosine from η₀ to m in cycles of T₀, c T₀, c² T₀, …, each starting at η₀ again.
///
/// SGDR: Loshchilov and Hutter 2017, equation 5; T₀ = 10 epochs and c = 2 are among their choices.
struct WarmRestarts<Unit: ScheduleUnit>: TimedSchedule {
  /// The name on the command line: `sgdr` or `sgdr-epoch`.
  static var name: String { "sgdr" + Unit.suffix }
  /// A short description for lists.
  static var summary: String { "cosine with warm restarts in cycles of T₀, c T₀, c² T₀ … \(Unit.plural)" }

  private let cycle: Phase
  private let mult: Int
  private let min: Double

  /// Reads `cycle`, T₀, `mult`, c, and `min`, m.
  init(_ settings: inout Settings) throws {
    cycle = try settings.stretch(
      "cycle", default: Unit.either(step: "10epochs", epoch: "10"), "T₀, the \(Unit.plural) of the first cycle")
    mult = try settings.integer(
      "mult", default: 2, "c, the length of a cycle relative to the previous one", in: 1...1_000_000)
    min = try settings.rate("min", default: 0, "m, the rate a cycle falls to")
  }

  /// Whether a setting is a share of the planned run.
  var dependsOnPlannedSteps: Bool { cycle.isShare }

  /// Returns m + (η₀ − m)(1 + cos(π u/U))/2, u units into a cycle of U.
  func rate(at moment: Moment, after lead: Int) -> Double {
    var time = time(at: moment, after: lead)
    var length = max(1, cycle.count(of: Unit.self, in: moment))
    if mult == 1 {
      time %= length
    } else {
      while time >= length {
        time -= length
        let (longer, overflow) = length.multipliedReportingOverflow(by: mult)
        length = overflow ? .max : longer
      }
    }
    return min + (moment.baseRate - min) * (1 + Double.cos(.pi * Double(time) / Double(length))) / 2
  }
}
