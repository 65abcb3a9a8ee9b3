import GradientKit
import TestSupport
import Testing

/// The requirements on every optimizer; one row per optimizer, and more for settings that change the rule.
struct OptimizerConformanceTests {
  static let rows = TestedComponents.specs(
    of: .optimizer,
    and: [
      "sgd:weight-decay=0.1", "sgd:dampening=0.5", "sgd:momentum=0.9,dampening=0.5,weight-decay=0.1", "momentum:mu=0",
      "momentum:mu=0.5", "momentum:dampening=0.5,weight-decay=0.1",
      "nesterov:mu=0.5", "nesterov:weight-decay=0.1", "adagrad:initial=0.1", "rmsprop:alpha=0.9",
      "rmsprop:centered=true", "rmsprop:momentum=0.9", "rmsprop:centered=true,momentum=0.5", "adadelta:rho=0.95",
      "adam:beta1=0.5", "adam:beta2=0.9,epsilon=0.001", "adam:beta1=0,beta2=0", "adam:l2=0.1", "adamw:weight-decay=0.1",
      "lion:weight-decay=0.1",
    ])

  /// The rules that are not a formula of the last gradient, with the reason; every other rule needs an equation in
  /// `ReferenceRule`.
  private static let withoutEquation: [String: String] = [
    "lbfgs": "its line search decides", "backtracking": "its line search decides",
    "newton": "it asks for second derivatives", "exhaustive": "it walks a grid", "divide": "it walks a grid",
    "random-search": "it draws", "local-search": "it draws",
  ]

  /// The rules on which the rate has no effect.
  private static let withoutRate = ["exhaustive", "divide", "random-search"]

  /// Rates for rules whose default is far too small or large for these tests, and the number of steps to descend a
  /// bowl.
  private static let trials: [String: (rate: Double, steps: Int)] = [
    "adagrad": (0.1, 500), "adadelta": (1, 3000), "lbfgs": (1, 20), "backtracking": (1, 500), "newton": (1, 20),
    "exhaustive": (1, 1681), "divide": (1, 160), "random-search": (1, 500), "local-search": (300, 500),
  ]

  /// Returns the points θ₀ … of a run, and the number of evaluations at each.
  private func run(
    _ spec: String, on surface: TestSurface, rate: Double, steps: Int, seed: UInt64 = 0
  ) throws -> (points: [[Double]], asked: [Int]) {
    func run<O: Optimizer>(_ optimizer: O) throws -> (points: [[Double]], asked: [Int]) {
      var point = surface.start
      var state = optimizer.initialState(at: point, random: RandomSource(seed: seed, for: .optimizer))
      var oracle = Oracle(surface)
      var (points, asked) = ([point], [0])
      for _ in 0..<steps {
        oracle.begin(at: point, on: .all)
        try optimizer.step(&point, &state, rate: rate, asking: &oracle)
        points.append(point)
        asked.append(oracle.counts.losses + oracle.counts.gradients)
      }
      return (points, asked)
    }
    return try run(TestedComponents.catalog.optimizer(Spec(spec)))
  }

  /// Returns a rate small enough for every rule, relative to the scale of the direction.
  private func rate(_ spec: String) throws -> Double {
    if let trial = Self.trials[Spec(spec).name] { return trial.rate }
    return type(of: try TestedComponents.catalog.optimizer(Spec(spec))).keepsDefaultRate ? 0.01 : 0.001
  }

  @Test(arguments: rows)
  func `the same seed gives the same steps`(spec: String) throws {
    for surface in TestSurface.allCases {
      let rate = try rate(spec)
      let one = try run(spec, on: surface, rate: rate, steps: 60, seed: 3)
      let same = try run(spec, on: surface, rate: rate, steps: 60, seed: 3)
      #expect(one.points == same.points && one.asked == same.asked)
    }
  }

  @Test(arguments: rows)
  func `it gets down a bowl and stays finite`(spec: String) throws {
    let (points, _) = try run(spec, on: .bowl, rate: rate(spec), steps: Self.trials[Spec(spec).name]?.steps ?? 500)
    let heights = points.map { TestSurface.bowl.value(at: $0, on: .all) }
    #expect(heights.allSatisfy { $0.isFinite })
    #expect((heights.last ?? .infinity) < heights[0] / 5)
  }

  @Test(arguments: rows)
  func `it gets lower in a curved valley`(spec: String) throws {
    let trial = Self.trials[Spec(spec).name]
    let (points, _) = try run(
      spec, on: .rosenbrock, rate: rate(spec) / (trial == nil ? 10 : 1), steps: trial?.steps ?? 1000)
    let heights = points.map { TestSurface.rosenbrock.value(at: $0, on: .all) }
    #expect((heights.last ?? .infinity) < heights[0])
  }

  @Test(arguments: rows)
  func `it never moves without asking`(spec: String) throws {
    let (points, asked) = try run(spec, on: .bowl, rate: rate(spec), steps: 50)
    #expect(asked[1] > 0)
    for step in 1...50 { #expect(asked[step] > asked[step - 1] || points[step] == points[step - 1]) }
  }

  @Test(arguments: rows)
  func `a rate of zero changes nothing`(spec: String) throws {
    guard !Self.withoutRate.contains(Spec(spec).name) else { return }
    let (points, _) = try run(spec, on: .bowl, rate: 0, steps: 5)
    #expect(points.last == TestSurface.bowl.start)
  }

  @Test(arguments: rows)
  func `it has a usable default rate`(spec: String) throws {
    let rate = type(of: try TestedComponents.catalog.optimizer(Spec(spec))).defaultRate
    #expect(rate > 0 && rate.isFinite)
  }

  @Test(arguments: rows)
  func `steps do not grow with the slope where it says so`(spec: String) throws {
    // A sum of squares that does not start at zero has a scale of its own.
    guard spec != "adagrad:initial=0.1" else { return }
    struct Steep: Objective {
      let factor: Double
      let dimension = 2
      let exampleCount = 1
      func value(at point: [Double], on batch: Batch) -> Double {
        factor * TestSurface.bowl.value(at: point, on: batch)
      }
      func value(at point: [Double], on batch: Batch, gradient: inout [Double]) -> Double {
        gradient = TestSurface.bowl.slopes(at: point).map { $0 * factor }
        return value(at: point, on: batch)
      }
    }
    func firstStep<O: Optimizer>(_ optimizer: O, _ factor: Double) throws -> [Double] {
      var point = [1.5, -1]
      var state = optimizer.initialState(at: point, random: RandomSource(seed: 0, for: .optimizer))
      var oracle = Oracle(Steep(factor: factor))
      for _ in 0..<3 {
        oracle.begin(at: point, on: .all)
        try optimizer.step(&point, &state, rate: 1e-6, asking: &oracle)
      }
      return zip(point, [1.5, -1]).map { $0 - $1 }
    }
    let optimizer = try TestedComponents.catalog.optimizer(Spec(spec))
    let (plain, steep) = try (firstStep(optimizer, 1), firstStep(optimizer, 1000))
    if type(of: optimizer).name == "backtracking" {
      // A search that begins at a rate this small has nothing to shorten; larger rates suit any scale once shortened.
      #expect(zip(plain, steep).allSatisfy { abs($1 / $0) > 10 })
    } else if type(of: optimizer).keepsDefaultRate {
      // Only the ε added to the root may make a difference.
      #expect(zip(plain, steep).allSatisfy { $0 == $1 || abs($0 / $1 - 1) < 1e-3 })
    } else {
      #expect(zip(plain, steep).allSatisfy { abs($1 / $0) > 10 })
    }
  }

  @Test(arguments: rows)
  func `its steps follow the paper's equations to 1e-12`(spec: String) throws {
    let spec = Spec(spec)
    guard Self.withoutEquation[spec.name] == nil else { return }
    let rule = try #require(
      ReferenceRule.all.first { $0.name == spec.name }, "write the equations of '\(spec.name)' in ReferenceRule")
    let pairs = (spec.settings ?? "").split(separator: ",").map { $0.split(separator: "=") }
    let settings = Dictionary(
      uniqueKeysWithValues: pairs.map { (String($0[0]), $0[1] == "true" ? 1 : Double($0[1]) ?? .nan) })
    for surface in TestSurface.allCases {
      for rate in [1e-4, 2e-3] where surface == .bowl || rate < 1e-3 {
        let (points, _) = try run(spec.description, on: surface, rate: rate, steps: 100)
        let step = rule.make(settings)
        var theta = surface.start
        for k in 1...100 {
          step(&theta, surface.slopes(at: theta), rate)
          #expect(Differences.largest(points[k], theta) < 1e-12, "\(surface), rate \(rate), step \(k)")
        }
      }
    }
  }

  @Test func `the rate stands outside the velocity, so that it may change`() throws {
    // Forms with the rate inside the velocity are equivalent only at a constant rate.
    for name in ["momentum", "nesterov"] {
      let rates = [0.01, 0.001, 0.02, 0.0001]
      var expected = TestSurface.bowl.start
      let rule = try #require(ReferenceRule.all.first { $0.name == name })
      let step = rule.make([:])
      for rate in rates { step(&expected, TestSurface.bowl.slopes(at: expected), rate) }
      func run<O: Optimizer>(_ optimizer: O) throws -> [Double] {
        var point = TestSurface.bowl.start
        var state = optimizer.initialState(at: point, random: RandomSource(seed: 0, for: .optimizer))
        var oracle = Oracle(TestSurface.bowl)
        for rate in rates {
          oracle.begin(at: point, on: .all)
          try optimizer.step(&point, &state, rate: rate, asking: &oracle)
        }
        return point
      }
      #expect(try Differences.largest(run(TestedComponents.catalog.optimizer(Spec(name))), expected) < 1e-14)
    }
  }

  @Test func `momentum without memory is gradient descent`() throws {
    let plain = try run("sgd", on: .rosenbrock, rate: 1e-4, steps: 50)
    #expect(try run("momentum:mu=0", on: .rosenbrock, rate: 1e-4, steps: 50).points == plain.points)
  }

  // Kingma and Ba 2015: m̂ / √v̂ is g / |g| at the first step. A first moment that starts at g instead of 0 makes it ten
  // times as long.
  @Test func `the first step of Adam is the rate in every direction`() throws {
    let (points, _) = try run("adam", on: .rosenbrock, rate: 0.01, steps: 1)
    #expect(Differences.largest(points[1], [-1.19, 1.01]) < 1e-10)
  }

  @Test(arguments: [
    ("momentum:mu=1.5", "momentum: 'mu' is '1.5', but must be a number from 0 to 1"),
    ("nesterov:mu=0", "nesterov: 'mu' is '0', but must be a number"),
    ("adam:beta1=1", "adam: 'beta1' is '1', but must be a number from 0 to 0.9999999999999999"),
    ("adam:epsilon=-1", "adam: 'epsilon' is '-1', but must be a number, 0 or more"),
  ])
  func `settings that make no sense are refused`(spec: String, expected: String) {
    #expect { try TestedComponents.catalog.optimizer(Spec(spec)) } throws: { "\($0)".hasPrefix(expected) }
  }
}
