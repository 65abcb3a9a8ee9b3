package import GradientKit

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
