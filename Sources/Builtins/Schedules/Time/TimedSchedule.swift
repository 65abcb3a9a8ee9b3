package import GradientKit

/// A schedule that is a formula of time t, counted from 0 in steps or in epochs.
package protocol TimedSchedule: Schedule {
  /// What t is counted in.
  associatedtype Unit: ScheduleUnit
  /// The rate when t is counted from `lead` units into the run and an end of the run comes as much earlier.
  func rate(at moment: Moment, after lead: Int) -> Double
}

extension TimedSchedule {
  /// The rate with t counted from the start of the run.
  package func rate(at moment: Moment) -> Double { rate(at: moment, after: 0) }

  /// t.
  func time(at moment: Moment, after lead: Int) -> Int { max(0, Unit.elapsed(at: moment) - lead) }

  /// T, at least 1, where `total` counts from the start of the run.
  func horizon(_ total: Stretch, in moment: Moment, after lead: Int) -> Int {
    max(1, total.count(of: Unit.self, in: moment) - lead)
  }
}
