import GradientKit

/// A schedule that needs the loss before every step.
struct RateTimesLoss: Schedule {
  static let name = "test-loss"
  static let summary = "the rate times the loss"
  static let needs: Set<Measurement> = [.loss]
  init(_ settings: inout Settings) throws {}
  func rate(at moment: Moment) -> Double { moment.baseRate * (moment.loss ?? .nan) }
}

/// A schedule that needs the gradient before every step.
struct RateTimesSlope: Schedule {
  static let name = "test-slope"
  static let summary = "the rate times ‖g‖"
  static let needs: Set<Measurement> = [.gradientNorm]
  init(_ settings: inout Settings) throws {}
  func rate(at moment: Moment) -> Double { moment.baseRate * (moment.gradientNorm ?? .nan) }
}
