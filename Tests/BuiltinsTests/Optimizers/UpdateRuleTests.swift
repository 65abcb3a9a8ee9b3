import GradientKit
import Testing

/// Checks that every rule with a formula steps as its formula says.
struct UpdateRuleTests {
  private func expectAgreement(_ rule: PlainRule, on terrain: Terrain, from start: [Double], rate: Double) throws {
    let walk = try Walk(rule.spec, on: terrain, from: start, steps: 100, rate: rate)
    var theta = start
    var memory = start.map { _ in (0.0, 0.0, 0.0) }
    for t in 1...100 {
      let gradient = terrain.slopes(theta)
      for i in theta.indices { theta[i] = rule.step(theta[i], gradient[i], t, rate, &memory[i]) }
      for (coordinate, expected) in zip(walk.points[t], theta) {
        #expect(abs(coordinate - expected) <= 1e-12 * max(1, abs(expected)), "step \(t): \(coordinate), \(expected)")
      }
    }
    #expect(walk.total.gradients == 100 && walk.total.losses == 0)
  }

  @Test(arguments: PlainRule.all)
  func `a hundred steps down a bowl are those of the formula`(rule: PlainRule) throws {
    try expectAgreement(rule, on: .bowl25, from: [1, 1], rate: rule.rates.bowl)
  }

  @Test(arguments: PlainRule.all)
  func `a hundred steps down Rosenbrock's valley are those of the formula`(rule: PlainRule) throws {
    try expectAgreement(rule, on: .rosenbrock, from: [-1.2, 1], rate: rule.rates.valley)
  }

  // Goh 2017, "Why momentum really works": with λ from 1 to 25 the best rate is 2 / 26, and the error decreases by (25
  // − 1) / (25 + 1) per step.
  @Test func `gradient descent at its best rate shrinks both coordinates alike`() throws {
    let end = try Walk("sgd", on: Terrain.bowl25, from: [1, 1], steps: 50, rate: 2.0 / 26).end
    for coordinate in end { #expect(abs(coordinate.magnitude - 1.828e-2) < 5e-6) }
    #expect(abs(end[0] - Double.pow(24.0 / 26, 50)) < 1e-14)
  }

  // The same: α = (2 / (√1 + √25))², β = ((√25 − 1) / (√25 + 1))².
  @Test func `momentum at its best is a million times nearer`() throws {
    let end = try Walk(
      "momentum:mu=\(4.0 / 9)", on: Terrain.bowl25, from: [1, 1], steps: 50, rate: 1.0 / 9
    ).end
    #expect(abs(end[0].magnitude - 2.8e-8) < 0.05e-8 && abs(end[1].magnitude - 1.3e-7) < 0.05e-7)
  }

  @Test func `the rate stands outside the velocity`() throws {
    // A tenth of the rate from step 10 on; with the rate inside the velocity it would end at (0.281, 1.096).
    let end = try Walk("momentum", on: Terrain.bowl25, from: [1, 1], steps: 20) { $0 < 10 ? 0.01 : 0.001 }.end
    #expect(abs(end[0] - 0.564) < 5e-4 && abs(end[1] - 0.163) < 5e-4)
  }

  // A first moment that starts at the first gradient instead of 0 makes the step ten times as long.
  @Test(arguments: ["adam", "adamax", "adam:amsgrad=true"])
  func `the first step of Adam is the rate in every direction`(spec: String) throws {
    let end = try Walk(spec, on: Terrain.rosenbrock, from: [-1.2, 1], steps: 1, rate: 0.01).end
    #expect(abs(end[0] + 1.19) < 1e-10 && abs(end[1] - 1.01) < 1e-10)
  }

  @Test func `AMSGrad takes the largest second moment before it is corrected, as PyTorch and Keras do`() throws {
    let walk = try Walk("adam:amsgrad=true", on: Terrain.rosenbrock, from: [-1.2, 1], steps: 80, rate: 0.05)
    #expect(abs(walk.points[2][0] + 1.10211) < 5e-6)
    #expect(abs(walk.end[0] + 0.94646) < 5e-6 && abs(walk.end[1] - 0.90698) < 5e-6)
  }

  @Test func `the defaults are those that the sources name`() throws {
    let expected: [(String, Double, String)] = [
      ("sgd", 0.01, "momentum=0,dampening=0,weight-decay=0"), ("momentum", 0.01, "mu=0.9,dampening=0,weight-decay=0"),
      ("nesterov", 0.01, "mu=0.9,weight-decay=0"), ("adagrad", 0.01, "epsilon=1e-10,initial=0"),
      ("rmsprop", 0.01, "alpha=0.99,epsilon=1e-08,centered=false,momentum=0"),
      ("adadelta", 1, "rho=0.9,epsilon=1e-06"),
      ("adam", 0.001, "beta1=0.9,beta2=0.999,epsilon=1e-08,amsgrad=false,l2=0"),
      ("adamw", 0.001, "beta1=0.9,beta2=0.999,epsilon=1e-08,amsgrad=false,weight-decay=0.01"),
      ("adamax", 0.002, "beta1=0.9,beta2=0.999,epsilon=1e-08"), ("lion", 0.0001, "beta1=0.9,beta2=0.99,weight-decay=0"),
      ("lbfgs", 1, "memory=10,c1=0.0001,c2=0.9,trials=25,tolerance=1e-08"),
      ("backtracking", 1, "c=0.0001,shrink=0.5"), ("newton", 1, ""), ("random-search", 1, "scale=0.0001"),
      ("local-search", 1, "step=0.0001"), ("exhaustive", 1, "from=0,to=4,points=41"),
      ("divide", 1, "from=0,to=4,points=4,levels=10"),
    ]
    let entries = Walk.catalog[.optimizer]
    #expect(Set(entries.map(\.name)) == Set(expected.map(\.0)))
    for (name, rate, settings) in expected {
      let entry = try #require(entries.first { $0.name == name })
      let optimizer = try Walk.catalog.optimizer(Spec(name))
      #expect(type(of: optimizer).defaultRate == rate)
      #expect(entry.settings.map { "\($0.key)=\($0.defaultValue ?? "")" }.joined(separator: ",") == settings)
    }
  }

  @Test(arguments: Walk.catalog[.optimizer].map(\.name))
  func `without slopes nothing becomes a nan`(spec: String) throws {
    let plain = Terrain(dimension: 1, height: { _ in 3 }, slopes: { _ in [0] })
    let end = try Walk(spec, on: plain, from: [0.5], steps: 30).end
    #expect(end.allSatisfy { $0.isFinite })
  }

  @Test(arguments: ["adagrad", "rmsprop", "rmsprop:centered=true", "adam", "adamw", "adamax"])
  func `without slopes and without epsilon nothing becomes a nan`(spec: String) throws {
    let spec = spec + (spec.contains(":") ? "," : ":") + "epsilon=0"
    // One coordinate has a derivative, the other one's is always zero.
    let valley = Terrain(height: { $0[0] * $0[0] }, slopes: { [2 * $0[0], 0] })
    let end = try Walk(spec, on: valley, from: [1, 1], steps: 30).end
    #expect(end.allSatisfy { $0.isFinite })
  }

  @Test(arguments: Walk.catalog[.optimizer].map(\.name))
  func `losses and slopes that are no numbers end no search and trap nothing`(spec: String) throws {
    for broken in [Double.nan, .infinity, -.infinity] {
      let wall = Terrain(
        height: { $0[0] < 0.4 ? broken : $0[0] * $0[0] }, slopes: { $0[0] < 0.4 ? [broken, broken] : [2 * $0[0], 0] })
      _ = try Walk(spec, on: wall, from: [0.5, 0.5], steps: 20)
      let nowhere = Terrain(height: { _ in broken }, slopes: { _ in [broken, broken] })
      _ = try Walk(spec, on: nowhere, from: [0.5, 0.5], steps: 5)
    }
  }

  @Test(arguments: Walk.catalog[.optimizer].map(\.name).filter { $0 != "newton" })
  func `thirty thousand parameters take a moment`(spec: String) throws {
    let start = (0..<30_000).map { 1 + Double($0 % 7) / 7 }
    let wide = Terrain(
      dimension: start.count, height: { $0.reduce(0) { $0 + $1 * $1 } / 2 }, slopes: { $0 })
    let clock = ContinuousClock()
    var walked = false
    let spent = try clock.measure { walked = try Walk(spec, on: wide, from: start, steps: 3).end.count == start.count }
    #expect(walked && spent < .seconds(20))
  }
}
