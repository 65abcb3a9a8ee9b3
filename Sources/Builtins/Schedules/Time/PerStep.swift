package import GradientKit

/// Time counted in steps.
package enum PerStep: ScheduleUnit {
  /// Nothing: steps are what a plain name means.
  package static let suffix = ""
  /// `steps`.
  package static let plural = "steps"

  /// The steps made so far.
  package static func elapsed(at moment: Moment) -> Int { moment.step }
  /// The planned steps.
  package static func planned(in moment: Moment) -> Int { max(1, moment.plannedSteps) }
  /// The steps of so many epochs.
  package static func count(epochs: Int, in moment: Moment) -> Int {
    let (steps, overflow) = epochs.multipliedReportingOverflow(by: moment.stepsPerEpoch)
    return overflow ? .max : steps
  }
  /// The one for steps.
  package static func either<Value>(step: Value, epoch: Value) -> Value { step }
}
