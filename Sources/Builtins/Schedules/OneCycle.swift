import GradientKit

/// Half a cosine from η₀/d up to η₀ at r, then half a cosine down to η₀/(d f) at T; the base rate is the maximum.
///
/// T is the moment after the last update of a run, as for the other schedules: the rate of the last update is still
/// above η₀/(d f), with which PyTorch's form ends. Smith and Topin 2018 in the form of optax's
/// `cosine_onecycle_schedule`, with r = 0.3 T rounded down, d = 25, f = 10⁴.
struct OneCycle: Schedule {
  /// The name on the command line, `one-cycle`.
  static let name = "one-cycle"
  /// A short description for lists.
  static let summary =
    "cosine up from η₀/25 to η₀ at 0.3 T, then down to η₀/250000 at T, after the last update; t in steps"

  private let rise: Phase
  private let startDivisor: Double
  private let endDivisor: Double
  private let total: Phase

  /// Reads `rise`, `start-divisor`, d, `end-divisor`, f, and `total`, T.
  init(_ settings: inout Settings) throws {
    rise = try settings.stretch("rise", default: "30%", "how long the rate rises, in steps, or as a share of T")
    startDivisor = try settings.number(
      "start-divisor", default: 25, "d; the first rate is η₀/d", in: 1...Double.greatestFiniteMagnitude)
    endDivisor = try settings.number(
      "end-divisor", default: 1e4, "f; the rate falls to η₀/(d f) at T, after the last update",
      in: 1...Double.greatestFiniteMagnitude)
    total = try settings.total(PerStep.plural)
  }

  /// Whether T is a share of the planned run; the rise is a share of T.
  var dependsOnPlannedSteps: Bool { total.isShare }

  /// Returns the rate after t steps of the cycle, and the final rate after T.
  func rate(at moment: Moment) -> Double {
    let end = max(1, total.count(of: PerStep.self, in: moment))
    var cycle = moment
    cycle.plannedSteps = end
    let peak = min(end, rise.count(of: PerStep.self, in: cycle))
    let lowest = moment.baseRate / startDivisor
    let last = lowest / endDivisor
    if moment.step < peak {
      return Self.cosine(from: lowest, to: moment.baseRate, Double(moment.step) / Double(peak))
    }
    guard moment.step < end else { return last }
    return Self.cosine(from: moment.baseRate, to: last, Double(moment.step - peak) / Double(end - peak))
  }

  private static func cosine(from start: Double, to end: Double, _ share: Double) -> Double {
    // The sum of two halves could miss the peak by a rounding error.
    share == 0 ? start : end + (start - end) / 2 * (1 + Double.cos(.pi * share))
  }
}
