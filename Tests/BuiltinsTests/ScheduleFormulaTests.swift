import GradientKit
import Testing

/// Compares every schedule with an independent version of its formula.
struct ScheduleFormulaTests {
  /// A spec, and its rate at t of T with the base rate 0.3.
  struct Row: Sendable, CustomTestStringConvertible {
    let spec: String
    let rate: @Sendable (_ t: Double, _ end: Double) -> Double
    var testDescription: String { spec }

    init(_ spec: String, _ rate: @escaping @Sendable (_ t: Double, _ end: Double) -> Double) {
      self.spec = spec
      self.rate = rate
    }
  }

  private static func cosine(_ share: Double) -> Double { (1 + Double.cos(.pi * share)) / 2 }

  /// Schedules that exist in two versions, for steps and for epochs.
  static let timed: [Row] = [
    Row("step:every=20") { t, _ in 0.3 * Double.pow(0.1, (t / 20).rounded(.down)) },
    Row("step:factor=0.5,every=5") { t, _ in 0.3 * Double.pow(0.5, (t / 5).rounded(.down)) },
    Row("multi-step") { t, end in 0.3 * (t >= 0.75 * end ? 0.01 : t >= 0.5 * end ? 0.1 : 1) },
    Row("multi-step:at=30-60-90,factor=0.5") { t, _ in 0.3 * (t >= 90 ? 0.125 : t >= 60 ? 0.25 : t >= 30 ? 0.5 : 1) },
    Row("exponential:factor=0.9") { t, _ in 0.3 * Double.pow(0.9, t) },
    Row("exponential:decay=0.05") { t, _ in 0.3 * Double.exp(-0.05 * t) },
    Row("exponential:decay=0.05,every=7,staircase=true") { t, _ in 0.3 * Double.exp(-0.05 * (t / 7).rounded(.down)) },
    Row("exponential:factor=0.8,every=10,floor=0.05") { t, _ in max(0.05, 0.3 * Double.pow(0.8, t / 10)) },
    Row("inverse-time:decay=0.5") { t, _ in 0.3 / (1 + 0.5 * t) },
    Row("inverse-time:decay=0.5,every=4") { t, _ in 0.3 / (1 + 0.5 * t / 4) },
    Row("one-over-t") { t, _ in 0.3 / (t + 1) },
    Row("inverse-scaling") { t, _ in 0.3 / Double.sqrt(t + 1) },
    Row("inverse-scaling:power=0.25") { t, _ in 0.3 / Double.sqrt(Double.sqrt(t + 1)) },
    Row("polynomial") { t, end in 0.3 * (1 - min(t, end) / end) },
    Row("polynomial:power=3,end=0.01,total=60") { t, _ in 0.29 * Double.pow(1 - min(t, 60) / 60, 3) + 0.01 },
    Row("polynomial:power=2,total=50%") { t, end in 0.3 * Double.pow(1 - min(t, end / 2) / (end / 2), 2) },
    Row("time-linear") { t, end in max(0, 0.3 * (1 - (t + 1) / end)) },
    Row("time-linear:total=50") { t, _ in max(0, 0.3 * (1 - (t + 1) / 50)) },
    Row("cosine") { t, end in 0.3 * cosine(min(t, end) / end) },
    Row("cosine:min=0.02,total=80") { t, _ in 0.02 + 0.28 * cosine(min(t, 80) / 80) },
    Row("sgdr:cycle=10") { t, _ in
      0.3
        * (t < 10
          ? cosine(t / 10) : t < 30 ? cosine((t - 10) / 20) : t < 70 ? cosine((t - 30) / 40) : cosine((t - 70) / 80))
    },
    Row("sgdr:cycle=25,mult=1,min=0.1") { t, _ in 0.1 + 0.2 * cosine(t.truncatingRemainder(dividingBy: 25) / 25) },
  ]

  private static let warmUps: [Row] = [
    Row("steps=20") { t, end in t < 20 ? 0.3 * t / 20 : 0.3 * cosine(min(t - 20, end - 20) / (end - 20)) },
    Row("steps=0") { t, end in 0.3 * cosine(min(t, end) / end) },
    Row("from=0.1,then=constant") { t, end in t < end / 10 ? 0.1 + 0.2 * t / (end / 10) : 0.3 },
    Row("steps=5,then=one-over-t") { t, _ in t < 5 ? 0.3 * t / 5 : 0.3 / (t - 5 + 1) },
    Row("steps=10,then=polynomial,power=2,total=60") { t, _ in
      t < 10 ? 0.3 * t / 10 : 0.3 * Double.pow(1 - min(t - 10, 50) / 50, 2)
    },
    Row("steps=10,then=multi-step,at=20-50%") { t, end in
      t < 10 ? 0.3 * t / 10 : 0.3 * (t >= end / 2 ? 0.01 : t >= 30 ? 0.1 : 1)
    },
    Row("steps=10,then=sgdr,cycle=20,mult=1") { t, _ in
      t < 10 ? 0.3 * t / 10 : 0.3 * cosine((t - 10).truncatingRemainder(dividingBy: 20) / 20)
    },
  ]

  private func expectRates(
    _ spec: String, _ row: Row, stepsPerEpoch: Int, stepsPerUnit: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let schedule = try BuiltinCatalog.schedule(spec)
    for t in 0...120 {
      let moment = Moment(
        baseRate: 0.3, step: t * stepsPerUnit + (stepsPerUnit - 1), stepsPerEpoch: stepsPerEpoch,
        plannedSteps: 100 * stepsPerUnit)
      let expected = row.rate(Double(t), 100)
      #expect(
        abs(schedule.rate(at: moment) - expected) <= 2e-16 + 1e-14 * expected, "t = \(t)",
        sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: timed)
  func `a schedule per step is its formula at every step`(row: Row) throws {
    try expectRates(row.spec, row, stepsPerEpoch: 7, stepsPerUnit: 1)
  }

  @Test(arguments: timed)
  func `a schedule per epoch is its formula at every epoch`(row: Row) throws {
    let spec = Spec(row.spec)
    let perEpoch = spec.name + "-epoch" + (spec.settings.map { ":" + $0 } ?? "")
    try expectRates(perEpoch, row, stepsPerEpoch: 13, stepsPerUnit: 13)
  }

  @Test(arguments: warmUps)
  func `a warm-up rises straight and hands over, its w inside T`(row: Row) throws {
    try expectRates("warm-up:" + row.spec, row, stepsPerEpoch: 7, stepsPerUnit: 1)
    let perEpoch = row.spec.replacing("steps=", with: "epochs=")
    try expectRates("warm-up-epoch:" + perEpoch, row, stepsPerEpoch: 13, stepsPerUnit: 13)
  }

  @Test func `one-cycle without room to rise begins at the base rate to the bit`() throws {
    for steps in 1...3 {
      let schedule = try BuiltinCatalog.schedule("one-cycle")
      #expect(schedule.rate(at: Moment(baseRate: 0.3, step: 0, plannedSteps: steps)) == 0.3)
    }
  }

  @Test func `one-cycle rises from a twenty-fifth to the base rate and falls to a 250000th`() throws {
    try expectRates(
      "one-cycle",
      Row("") { t, _ in
        let (low, last) = (0.3 / 25, 0.3 / 25 / 1e4)
        if t < 30 { return 0.3 + (low - 0.3) * Self.cosine(t / 30) }
        return t < 100 ? last + (0.3 - last) * Self.cosine((t - 30) / 70) : last
      }, stepsPerEpoch: 7, stepsPerUnit: 1)
    let schedule = try BuiltinCatalog.schedule("one-cycle")
    func rate(_ step: Int) -> Double { schedule.rate(at: Moment(baseRate: 1, step: step, plannedSteps: 1000)) }
    #expect(abs(rate(0) - 0.04) < 1e-16)
    #expect(rate(300) == 1)
    #expect(abs(rate(1000) - 4e-6) < 1e-20)
    #expect(rate(5000) == rate(1000))
  }

  @Test func `a run too short to rise starts at the top`() throws {
    let schedule = try BuiltinCatalog.schedule("one-cycle")
    #expect(schedule.rate(at: Moment(baseRate: 0.3, step: 0, plannedSteps: 2)) == 0.3)
  }

  @Test func `warm restarts come back to the base rate after 10, 30 and 70 epochs`() throws {
    let schedule = try BuiltinCatalog.schedule("sgdr")
    for epoch in 0..<150 {
      let rate = schedule.rate(at: Moment(baseRate: 0.3, step: 8 * epoch, stepsPerEpoch: 8, plannedSteps: 8000))
      #expect((rate == 0.3) == [0, 10, 30, 70].contains(epoch), "epoch \(epoch)")
    }
  }

  @Test func `the default step is cut every 20 epochs, whatever it counts in`() throws {
    for name in ["step", "step-epoch"] {
      let schedule = try BuiltinCatalog.schedule(name)
      func rate(epoch: Int) -> Double {
        schedule.rate(at: Moment(baseRate: 1, step: 50 * epoch, stepsPerEpoch: 50, plannedSteps: 5000))
      }
      #expect(rate(epoch: 19) == 1)
      #expect(rate(epoch: 20) == 0.1)
      #expect(abs(rate(epoch: 40) - 0.01) < 1e-17)
    }
  }

  @Test func `scikit-learn's optimal rate starts at 10 for α = 1e-4`() throws {
    let schedule = try BuiltinCatalog.schedule("optimal")
    for t in 0...100 {
      let rate = schedule.rate(at: Moment(baseRate: 0.3, step: t, plannedSteps: 100))
      #expect(abs(rate - 1 / (1e-4 * (1000 + Double(t)))) < 1e-13)
    }
    let other = try BuiltinCatalog.schedule("optimal:alpha=0.01")
    #expect(abs(other.rate(at: Moment(baseRate: 9, step: 0, plannedSteps: 1)) - 3.1622776601683795) < 1e-14)
  }

  @Test func `a rate that follows loss or slope is held by its cap`() throws {
    for (spec, cap) in [("loss", 1.0), ("loss:cap=0.2", 0.2), ("gradient-norm", 1), ("gradient-norm:cap=0.2", 0.2)] {
      let schedule = try BuiltinCatalog.schedule(spec)
      func rate(_ measured: Double?) -> Double {
        schedule.rate(
          at: Moment(baseRate: 0.05, step: 0, plannedSteps: 10, loss: measured, gradientNorm: measured))
      }
      #expect(abs(rate(3) - 0.15) < 1e-16)
      #expect(rate(0) == 0)
      #expect(rate(1e9) == cap && rate(.infinity) == cap && rate(.nan) == cap)
      #expect(rate(nil) == 0.05)
    }
    #expect(try BuiltinCatalog.schedule("loss").rate(at: Moment(baseRate: 1, step: 0, plannedSteps: 1, loss: -2)) == 0)
  }

  /// Mike X Cohen's experiment: 3x² − 3x + 4 from −1.5, 50 steps.
  @Test(arguments: [
    ("constant", 0.01, 0.409339), ("gradient-norm", 0.01, 0.450838), ("time-linear", 0.1, 0.4999999888),
    ("loss", 0.002, 0.379003), ("one-over-t", 0.1, 0.413977),
  ])
  func `annealing variants end where they were computed to`(name: String, baseRate: Double, expected: Double) throws {
    let schedule = try BuiltinCatalog.schedule(name)
    var x = -1.5
    for step in 0..<50 {
      let slope = 6 * x - 3
      x -=
        slope
        * schedule.rate(
          at: Moment(
            baseRate: baseRate, step: step, plannedSteps: 50, loss: 3 * x * x - 3 * x + 4, gradientNorm: abs(slope)))
    }
    #expect(abs(x - expected) < 5e-7)
  }

  /// Theorem 4.1: Σ η and Σ η² of a million steps.
  @Test(arguments: [
    ("one-over-t", 14.3927, 1.644933, true), ("inverse-scaling", 1998.5, 14.3927, false),
    ("inverse-scaling:power=2", 1.6449, 1.0823, false),
  ])
  func `sums of rates are those of the theorem`(spec: String, sum: Double, squares: Double, satisfies: Bool) throws {
    func sums(_ schedule: some Schedule) -> (Double, Double) {
      var (sum, squares) = (0.0, 0.0)
      var moment = Moment(baseRate: 1, step: 0, plannedSteps: 1_000_000)
      while moment.step < 1_000_000 {
        let rate = schedule.rate(at: moment)
        sum += rate
        squares += rate * rate
        moment.step += 1
      }
      return (sum, squares)
    }
    let schedule = try BuiltinCatalog.schedule(spec)
    let (first, second) = sums(schedule)
    #expect(abs(first / sum - 1) < 1e-4 && abs(second / squares - 1) < 1e-4)
    #expect(type(of: schedule).satisfiesRobbinsMonro == satisfies)
  }

  @Test func `the conditions of Robbins and Monro hold for rates like 1/t alone`() throws {
    let satisfying = try BuiltinCatalog.names(of: .schedule).filter {
      type(of: try BuiltinCatalog.schedule($0)).satisfiesRobbinsMonro
    }
    #expect(
      Set(satisfying) == ["inverse-time", "inverse-time-epoch", "one-over-t", "one-over-t-epoch", "optimal"])
  }

  @Test(arguments: BuiltinCatalog.names(of: .schedule))
  func `rates are finite and never negative, in runs of any length`(name: String) throws {
    let schedule = try BuiltinCatalog.schedule(name)
    for planned in [0, 1, 2, 3, 10, 10_000] {
      for perEpoch in [1, 7, 20_000] {
        for step in [0, 1, 2, planned / 2, max(0, planned - 1), planned, planned + 1, 1_000_000] {
          let moment = Moment(
            baseRate: 0.1, step: step, stepsPerEpoch: perEpoch, plannedSteps: planned, loss: 3, gradientNorm: 2,
            epochLosses: [Double](repeating: 1, count: min(200, step / perEpoch)))
          let rate = schedule.rate(at: moment)
          #expect(rate.isFinite && rate >= 0, "step \(step) of \(planned)")
        }
      }
    }
  }

  @Test(arguments: [
    ("cosine:total=0", "above 0"), ("step:every=0", "above 0"), ("step:every=ten", "above 0"),
    ("multi-step:at=30,60", "key=value"), ("multi-step:at=30-x", "joined by hyphens"),
    ("exponential:factor=0.9,decay=0.1", "not both"), ("polynomial:total=200%", "share"),
    ("warm-up:then=cosin", "one of"), ("warm-up:then=loss", "one of"), ("warm-up:power=2", "unknown setting 'power'"),
    ("warm-up-epoch:steps=2", "unknown setting 'steps'"), ("sgdr:mult=0", "whole number"),
    ("one-over-t:k=1", "no settings"),
    ("plateau:factor=2", "from 0 to 1"), ("step:every=-3", "above 0"), ("step:every=99999999999999999999", "above 0"),
  ])
  func `a setting that makes no sense is refused in words`(spec: String, words: String) {
    #expect {
      _ = try BuiltinCatalog.schedule(spec)
    } throws: {
      "\($0)".contains(words)
    }
  }

  @Test(arguments: [
    "step:every=9223372036854775807epochs", "sgdr:cycle=9223372036854775807", "warm-up:steps=9223372036854775807",
  ])
  func `a length beyond every run is no trouble`(spec: String) throws {
    let rate = try BuiltinCatalog.schedule(spec).rate(
      at: Moment(baseRate: 0.1, step: 1000, stepsPerEpoch: 10, plannedSteps: 2000))
    #expect(rate.isFinite && rate >= 0)
  }
}
