package import GradientKit

/// Time counted in steps.
package enum PerStep: ScheduleUnit {
  /// The suffix of names, which is empty: a name without a suffix means steps.
  package static let suffix = ""
  /// The noun, `steps`.
  package static let plural = "steps"

  /// Returns the number of steps made so far.
  package static func elapsed(at moment: Moment) -> Int { moment.step }
  /// Returns the number of planned steps.
  package static func planned(in moment: Moment) -> Int { max(1, moment.plannedSteps) }
  /// Returns the number of steps in `epochs` epochs.
  package static func count(epochs: Int, in moment: Moment) -> Int {
    let (steps, overflow) = epochs.multipliedReportingOverflow(by: moment.stepsPerEpoch)
    return overflow ? .max : steps
  }
  /// Returns the value for steps.
  package static func either<Value>(step: Value, epoch: Value) -> Value { step }
}
