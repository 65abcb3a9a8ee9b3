/// A moment of a run, as a schedule sees it.
public struct Moment: Sendable {
  /// The rate the user asked for, or the optimizer's default.
  public var baseRate: Double
  /// The steps made so far.
  public var step: Int
  /// The steps an epoch has; 1 on a surface.
  public var stepsPerEpoch: Int
  /// The steps the run is planned to have.
  public var plannedSteps: Int
  /// The loss before the step, when the schedule needs it.
  public var loss: Double?
  /// ‖g‖ before the step, when the schedule needs it.
  public var gradientNorm: Double?
  /// The monitored loss (validation, else training) at the end of every epoch so far, when the schedule needs it.
  public var epochLosses: [Double]

  /// A moment with what has been measured so far; what is left out is not known.
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

  /// The epochs completed so far.
  public var epoch: Int { step / stepsPerEpoch }
}
