public import GradientKit

/// Time counted in steps.
public enum PerStep: ScheduleUnit {
  /// Nothing: steps are what a plain name means.
  public static let suffix = ""
  /// `steps`.
  public static let plural = "steps"

  /// The steps made so far.
  public static func elapsed(at moment: Moment) -> Int { moment.step }
  /// The planned steps.
  public static func planned(in moment: Moment) -> Int { max(1, moment.plannedSteps) }
  /// The steps of so many epochs.
  public static func count(epochs: Int, in moment: Moment) -> Int {
    let (steps, overflow) = epochs.multipliedReportingOverflow(by: moment.stepsPerEpoch)
    return overflow ? .max : steps
  }
  /// The one for steps.
  public static func either<Value>(step: Value, epoch: Value) -> Value { step }
}
