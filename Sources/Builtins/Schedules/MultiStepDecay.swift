package import GradientKit

/// η₀ gⁿ with n the number of milestones that are not after t.
///
/// PyTorch's `MultiStepLR`. Milestones at half and three quarters of the run are those of He et al. 2016.
package struct MultiStepDecay<Unit: ScheduleUnit>: TimedSchedule {
  /// `multi-step`, `multi-step-epoch`.
  package static var name: String { "multi-step" + Unit.suffix }
  /// What it is.
  package static var summary: String { "η₀ gⁿ: cut by a factor at n milestones, in \(Unit.plural)" }

  private let factor: Double
  private let milestones: [Stretch]

  /// Reads `factor`, g, and `at`, the milestones.
  package init(_ settings: inout Settings) throws {
    factor = try settings.number("factor", default: 0.1, "what each cut multiplies the rate by", in: 0...1)
    milestones = try settings.stretches(
      "at", default: "50%-75%", "the milestones in \(Unit.plural), or as shares of the run, joined by hyphens")
  }

  /// Where a stretch is a share of the run.
  package var dependsOnPlannedSteps: Bool { milestones.contains(where: \.isShare) }

  /// η₀ gⁿ.
  package func rate(at moment: Moment, after lead: Int) -> Double {
    let now = Unit.elapsed(at: moment)
    let passed = milestones.count { milestone in
      // A share is one of the whole run, a number is counted from where t is.
      if case .percent = milestone { return milestone.count(of: Unit.self, in: moment) <= now }
      return milestone.count(of: Unit.self, in: moment) <= now - lead
    }
    return moment.baseRate * Double.pow(factor, passed)
  }
}
