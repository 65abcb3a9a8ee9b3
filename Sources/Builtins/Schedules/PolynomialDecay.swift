import GradientKit

/// (η₀ − η₁)(1 − min(t, T)/T)ᵖ + η₁.
///
/// optax's `polynomial_schedule`, Keras's `PolynomialDecay`; linear for p = 1.
struct PolynomialDecay<Unit: ScheduleUnit>: TimedSchedule {
  /// The name on the command line: `polynomial` or `polynomial-epoch`.
  static var name: String { "polynomial" + Unit.suffix }
  /// A short description for lists.
  static var summary: String { "(η₀ − η₁)(1 − t/T)ᵖ + η₁, t in \(Unit.plural); linear for p = 1" }

  private let power: Double
  private let end: Double
  private let total: Phase

  /// Reads `power`, p, `end`, η₁, and `total`, T.
  init(_ settings: inout Settings) throws {
    power = try settings.rate("power", default: 1, "p")
    end = try settings.rate("end", default: 0, "η₁, the rate at T and after it")
    total = try settings.total(Unit.plural)
  }

  /// Whether a setting is a share of the planned run.
  var dependsOnPlannedSteps: Bool { total.isShare }

  /// Returns (η₀ − η₁)(1 − min(t, T)/T)ᵖ + η₁.
  func rate(at moment: Moment, after lead: Int) -> Double {
    let horizon = horizon(total, in: moment, after: lead)
    let left = 1 - Double(min(time(at: moment, after: lead), horizon)) / Double(horizon)
    return (moment.baseRate - end) * (power == 0 ? 1 : Double.pow(left, power)) + end
  }
}
