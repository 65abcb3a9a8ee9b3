extension ConformanceCheck {
  /// Asks a schedule for rates all over a run; they must be finite and not negative.
  mutating func check(_ schedule: some Schedule) {
    for step in [0, 1, 9, 10, 50, 99, 100] {
      let moment = Moment(
        baseRate: 0.1, step: step, stepsPerEpoch: 10, plannedSteps: 100, loss: 1, gradientNorm: 0.5,
        epochLosses: (0..<step / 10).map { 1 / Double($0 + 1) })
      let rate = schedule.rate(at: moment)
      if !rate.isFinite || rate < 0 {
        problems.append("at step \(step) of 100, with the base rate 0.1, its rate is \(rate)")
        return
      }
    }
  }
}
