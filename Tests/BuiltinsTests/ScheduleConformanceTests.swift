import GradientKit
import Testing

/// The requirements on every schedule; one row per schedule, and more for settings that change it.
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
      // The loss is computed together with a gradient.
      if needs.isDisjoint(with: [.loss, .gradientNorm]) { bare.loss = nil }
      if !needs.contains(.epochLosses) { bare.epochLosses = [] }
      if !needs.contains(.gradientNorm) { bare.gradientNorm = nil }
      #expect(schedule.rate(at: bare) == schedule.rate(at: moment))
    }
  }

  @Test(arguments: rows)
  func `one that does not depend on the planned length has the same rates for every length`(spec: String) throws {
    let schedule = try TestedComponents.catalog.schedule(Spec(spec))
    let differ = Self.moments.contains { moment in
      var longer = moment
      longer.plannedSteps = 2 * moment.plannedSteps + 1
      return schedule.rate(at: longer) != schedule.rate(at: moment)
    }
    #expect(!differ || schedule.dependsOnPlannedSteps)
  }

  @Test(arguments: [
    ("constant", false), ("cosine", true), ("cosine:total=100", false), ("step", false), ("step:every=10%", true),
    ("multi-step", true), ("multi-step:at=10-20", false), ("warm-up", true), ("plateau", false),
    ("warm-up:steps=10,then=constant", false), ("one-cycle", true), ("one-cycle:total=50", false),
  ])
  func `a share of the run is what makes a schedule depend on the planned length`(spec: String, depends: Bool) throws {
    #expect(try TestedComponents.catalog.schedule(Spec(spec)).dependsOnPlannedSteps == depends)
  }

  @Test func `a constant rate is constant`() throws {
    let schedule = try TestedComponents.catalog.schedule(Spec("constant"))
    #expect(Self.moments.allSatisfy { schedule.rate(at: $0) == 0.1 })
  }

  @Test func `a moment knows its epoch`() {
    #expect(Moment(baseRate: 1, step: 20, stepsPerEpoch: 7, plannedSteps: 100).epoch == 2)
  }
}
