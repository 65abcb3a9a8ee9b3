/// A moment of a run, the input of a schedule.
public struct Moment: Sendable {
  /// The rate that the user chose, or the optimizer's default.
  public var baseRate: Double
  /// The number of steps so far.
  public var step: Int
  /// The number of steps per epoch; 1 for a surface.
  public var stepsPerEpoch: Int
  /// The planned number of steps of the run.
  public var plannedSteps: Int
  /// The loss before the step, if the schedule needs it.
  public var loss: Double?
  /// ‖g‖ before the step, if the schedule needs it.
  public var gradientNorm: Double?
  /// The monitored loss (validation, otherwise training) at the end of every epoch so far, if the schedule needs it.
  public var epochLosses: [Double]

  /// Creates a moment from the measurements so far; omitted ones are unknown.
  public init(
    baseRate: Double, step: Int, stepsPerEpoch: Int = 1, plannedSteps: Int, loss: Double? = nil,
    gradientNorm: Double? = nil, epochLosses: [Double] = []
  ) {
    self.baseRate = baseRate
    self.step = step
    self.stepsPerEpoch = stepsPerEpoch
    self.plannedSteps = plannedSteps
    self.loss = loss
    self.gradientNorm = gradientNorm
    self.epochLosses = epochLosses
  }

  /// The number of completed epochs.
  public var epoch: Int { step / stepsPerEpoch }
}
