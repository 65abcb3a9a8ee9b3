import GradientKit
import Testing

/// What every schedule promises; a row a schedule, and more where settings change it.
struct ScheduleConformanceTests {
  static let rows = TestedComponents.specs(of: .schedule)

  private static let moments: [Moment] = {
    var moments: [Moment] = []
    for (planned, perEpoch) in [(1, 1), (10, 1), (100, 7), (5000, 100)] {
      for step in [0, 1, 2, planned / 3, planned / 2, planned - 1, planned, planned + 1, 20 * planned] {
        for loss in [0.0, 0.5, 1e6] {
          let epochs = step / perEpoch
          moments.append(
            Moment(
              baseRate: 0.1, step: step, stepsPerEpoch: perEpoch, plannedSteps: planned, loss: loss,
              gradientNorm: 2 * loss, epochLosses: (0..<epochs).map { 1 / Double($0 + 1) }))
        }
      }
    }
    return moments
  }()

  @Test(arguments: rows)
  func `rates are finite and never negative, even after the planned end`(spec: String) throws {
    let schedule = try TestedComponents.catalog.schedule(Spec(spec))
    for moment in Self.moments {
      let rate = schedule.rate(at: moment)
      #expect(rate.isFinite && rate >= 0, "step \(moment.step) of \(moment.plannedSteps)")
    }
  }

  @Test(arguments: rows)
  func `the rate at a moment does not depend on those asked for before`(spec: String) throws {
    let schedule = try TestedComponents.catalog.schedule(Spec(spec))
    let forward = Self.moments.map { schedule.rate(at: $0) }
    let backward = Self.moments.reversed().map { schedule.rate(at: $0) }
    #expect(forward == backward.reversed())
  }

  @Test(arguments: rows)
  func `what it needs is all it looks at`(spec: String) throws {
    let schedule = try TestedComponents.catalog.schedule(Spec(spec))
    let needs = type(of: schedule).needs
    for moment in Self.moments {
      var bare = moment
      // A gradient brings its loss along.
      if needs.isEmpty { bare.loss = nil }
      if !needs.contains(.gradientNorm) { bare.gradientNorm = nil }
      #expect(schedule.rate(at: bare) == schedule.rate(at: moment))
    }
  }

  @Test func `a constant rate is constant`() throws {
    let schedule = try TestedComponents.catalog.schedule(Spec("constant"))
    #expect(Self.moments.allSatisfy { schedule.rate(at: $0) == 0.1 })
  }

  @Test func `a moment knows its epoch`() {
    #expect(Moment(baseRate: 1, step: 20, stepsPerEpoch: 7, plannedSteps: 100).epoch == 2)
  }
}
