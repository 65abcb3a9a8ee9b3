import GradientKit

/// m + (η₀ − m)(1 + cos(π t/T))/2, held at m after T.
///
/// Loshchilov and Hutter 2017 without restarts; PyTorch's closed form of `CosineAnnealingLR`.
struct CosineDecay<Unit: ScheduleUnit>: TimedSchedule {
  /// The name on the command line: `cosine` or `cosine-epoch`.
  static var name: String { "cosine" + Unit.suffix }
  /// A short description for lists.
  static var summary: String { "half a cosine from η₀ to m at T, t in \(Unit.plural)" }

  private let min: Double
  private let total: Phase

  /// Reads `min`, m, and `total`, T.
  init(_ settings: inout Settings) throws {
    min = try settings.rate("min", default: 0, "m, the rate at T and after it")
    total = try settings.total(Unit.plural)
  }

  /// Whether a setting is a share of the planned run.
  var dependsOnPlannedSteps: Bool { total.isShare }

  /// Returns m + (η₀ − m)(1 + cos(π t/T))/2.
  func rate(at moment: Moment, after lead: Int) -> Double {
    let (time, horizon) = (time(at: moment, after: lead), horizon(total, in: moment, after: lead))
    guard time < horizon else { return min }
    return min + (moment.baseRate - min) * (1 + Double.cos(.pi * Double(time) / Double(horizon))) / 2
  }
}
