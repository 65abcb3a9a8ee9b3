import GradientKit

/// A schedule that is a formula of time t, counted from 0 in steps or in epochs.
protocol TimedSchedule: Schedule {
  /// The unit of t.
  associatedtype Unit: ScheduleUnit
  /// Returns the rate, with t counted from `lead` units into the run.
  ///
  /// The end T of the schedule is then `lead` units earlier in t.
  func rate(at moment: Moment, after lead: Int) -> Double
}

extension TimedSchedule {
  /// Returns the rate with t counted from the start of the run.
  func rate(at moment: Moment) -> Double { rate(at: moment, after: 0) }

  /// Returns t.
  func time(at moment: Moment, after lead: Int) -> Int { max(0, Unit.elapsed(at: moment) - lead) }

  /// Returns T, at least 1; `total` is counted from the start of the run.
  func horizon(_ total: Phase, in moment: Moment, after lead: Int) -> Int {
    max(1, total.count(of: Unit.self, in: moment) - lead)
  }
}
