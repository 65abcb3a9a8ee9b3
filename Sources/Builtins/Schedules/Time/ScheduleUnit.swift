package import GradientKit

/// The unit of a schedule's time, which is part of the schedule's name.
package protocol ScheduleUnit: Sendable {
  /// The suffix of a schedule's name, such as `-epoch`.
  static var suffix: String { get }
  /// The plural noun.
  static var plural: String { get }
  /// Returns the number of units that have passed.
  static func elapsed(at moment: Moment) -> Int
  /// Returns the number of planned units, at least 1.
  static func planned(in moment: Moment) -> Int
  /// Returns the number of units in `epochs` epochs.
  static func count(epochs: Int, in moment: Moment) -> Int
  /// Returns the default for this unit.
  static func either<Value>(step: Value, epoch: Value) -> Value
}

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

/// Time counted in completed epochs.
package enum PerEpoch: ScheduleUnit {
  /// The suffix of names, `-epoch`.
  package static let suffix = "-epoch"
  /// The noun, `epochs`.
  package static let plural = "epochs"

  /// Returns the number of epochs completed so far.
  package static func elapsed(at moment: Moment) -> Int { moment.epoch }
  /// Returns the number of planned epochs, including one that is only begun.
  package static func planned(in moment: Moment) -> Int {
    let (whole, rest) = moment.plannedSteps.quotientAndRemainder(dividingBy: moment.stepsPerEpoch)
    return max(1, whole + (rest > 0 ? 1 : 0))
  }
  /// Returns the number itself.
  package static func count(epochs: Int, in moment: Moment) -> Int { epochs }
  /// Returns the value for epochs.
  package static func either<Value>(step: Value, epoch: Value) -> Value { epoch }
}
