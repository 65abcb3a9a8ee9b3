import GradientKit

/// η₀ gⁿ, with n the number of milestones at or before t.
///
/// PyTorch's `MultiStepLR`. Milestones at half and three quarters of the run are those of He et al. 2016.
struct MultiStepDecay<Unit: ScheduleUnit>: TimedSchedule {
  /// The name on the command line: `multi-step` or `multi-step-epoch`.
  static var name: String { "multi-step" + Unit.suffix }
  /// A short description for lists.
  static var summary: String { "η₀ gⁿ: cut by a factor at n milestones, in \(Unit.plural)" }

  private let factor: Double
  private let milestones: [Phase]

  /// Reads `factor`, g, and `at`, the milestones.
  init(_ settings: inout Settings) throws {
    factor = try settings.number("factor", default: 0.1, "what each cut multiplies the rate by", in: 0...1)
    milestones = try settings.stretches(
      "at", default: "50%-75%", "the milestones in \(Unit.plural), or as shares of the run, joined by hyphens")
  }

  /// Whether a setting is a share of the planned run.
  var dependsOnPlannedSteps: Bool { milestones.contains(where: \.isShare) }

  /// Returns η₀ gⁿ.
  func rate(at moment: Moment, after lead: Int) -> Double {
    let now = Unit.elapsed(at: moment)
    let passed = milestones.count { milestone in
      // A share is relative to the whole run; a number counts from t = 0.
      if case .percent = milestone { return milestone.count(of: Unit.self, in: moment) <= now }
      return milestone.count(of: Unit.self, in: moment) <= now - lead
    }
    return moment.baseRate * Double.pow(factor, passed)
  }
}
