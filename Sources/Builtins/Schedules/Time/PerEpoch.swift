package import GradientKit

/// Time counted in completed epochs.
package enum PerEpoch: ScheduleUnit {
  /// `-epoch`.
  package static let suffix = "-epoch"
  /// `epochs`.
  package static let plural = "epochs"

  /// The epochs completed so far.
  package static func elapsed(at moment: Moment) -> Int { moment.epoch }
  /// The planned epochs; one that is only begun counts.
  package static func planned(in moment: Moment) -> Int {
    let (whole, rest) = moment.plannedSteps.quotientAndRemainder(dividingBy: moment.stepsPerEpoch)
    return max(1, whole + (rest > 0 ? 1 : 0))
  }
  /// The number itself.
  package static func count(epochs: Int, in moment: Moment) -> Int { epochs }
  /// The one for epochs.
  package static func either<Value>(step: Value, epoch: Value) -> Value { epoch }
}
