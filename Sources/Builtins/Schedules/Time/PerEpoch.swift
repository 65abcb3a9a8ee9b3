public import GradientKit

/// Time counted in completed epochs.
public enum PerEpoch: ScheduleUnit {
  /// `-epoch`.
  public static let suffix = "-epoch"
  /// `epochs`.
  public static let plural = "epochs"

  /// The epochs completed so far.
  public static func elapsed(at moment: Moment) -> Int { moment.epoch }
  /// The planned epochs; one that is only begun counts.
  public static func planned(in moment: Moment) -> Int {
    let (whole, rest) = moment.plannedSteps.quotientAndRemainder(dividingBy: moment.stepsPerEpoch)
    return max(1, whole + (rest > 0 ? 1 : 0))
  }
  /// The number itself.
  public static func count(epochs: Int, in moment: Moment) -> Int { epochs }
  /// The one for epochs.
  public static func either<Value>(step: Value, epoch: Value) -> Value { epoch }
}
