import GradientKit

/// The unit of a schedule's time, which is part of the schedule's name.
protocol ScheduleUnit: Sendable {
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
enum PerStep: ScheduleUnit {
  /// The suffix of names, which is empty: a name without a suffix means steps.
  static let suffix = ""
  /// The noun, `steps`.
  static let plural = "steps"

  /// Returns the number of steps made so far.
  static func elapsed(at moment: Moment) -> Int { moment.step }
  /// Returns the number of planned steps.
  static func planned(in moment: Moment) -> Int { max(1, moment.plannedSteps) }
  /// Returns the number of steps in `epochs` epochs.
  static func count(epochs: Int, in moment: Moment) -> Int {
    let (steps, overflow) = epochs.multipliedReportingOverflow(by: moment.stepsPerEpoch)
    return overflow ? .max : steps
  }
  static func either<Value>(step: Value, epoch: Value) -> Value { step }
}

/// Time counted in completed epochs.
enum PerEpoch: ScheduleUnit {
  /// The suffix of names, `-epoch`.
  static let suffix = "-epoch"
  /// The noun, `epochs`.
  static let plural = "epochs"

  /// Returns the number of epochs completed so far.
  static func elapsed(at moment: Moment) -> Int { moment.epoch }
  /// Returns the number of planned epochs, including one that is only begun.
  static func planned(in moment: Moment) -> Int {
    let (whole, rest) = moment.plannedSteps.quotientAndRemainder(dividingBy: moment.stepsPerEpoch)
    return max(1, whole + (rest > 0 ? 1 : 0))
  }
  /// Returns the number itself.
  static func count(epochs: Int, in moment: Moment) -> Int { epochs }
  static func either<Value>(step: Value, epoch: Value) -> Value { epoch }
}
