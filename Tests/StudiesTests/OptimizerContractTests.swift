import Builtins
import Descent
import GradientKit
import Synchronization
import Testing

/// Tests the requirements of a run on an optimizer besides steps: adapting to the parameters, and the point to
/// evaluate.
@Suite struct OptimizerContractTests {
  /// Returns ŷ = w x + b on three examples of y = 2 x + 1.
  private static func problem() throws -> Problem {
    var none = Settings(for: "linear")
    let risk = EmpiricalRisk(
      try Linear(&none), features: FeatureTable(doubles: [1, 2, 3], width: 1), transform: .identity,
      supervision: try Supervision(TestLab.catalog.loss(Spec("mse")), targets: .numbers([3, 5, 7])), rows: [0, 1, 2])
    return Problem(objective: risk, training: risk, start: [0, 0])
  }

  private static func run<O: Optimizer>(_ optimizer: O, on problem: Problem, stops: [StoppingRule] = []) throws -> Trace
  {
    var options = RunOptions(length: .steps(12))
    options.stoppingRules = stops
    return try problem.trace(
      of: optimizer, schedule: TestLab.catalog.schedule("constant"), rate: 0.05, options: options)
  }

  @Test func `an optimizer may treat each block of the parameters in its own way`() throws {
    var none = Settings(for: FrozenVectors.name)
    let trace = try Self.run(FrozenVectors(&none), on: Self.problem())
    #expect(trace.rows.allSatisfy { $0.parameters?[1] == 0 })
    // Without b the best w is Σxy / Σx² = 34/14, and each step reduces the distance to it by the factor 1 − 0.05 ·
    // 28/3.
    #expect(abs(trace.end[0] - 34.0 / 14 * (1 - Double.pow(8.0 / 15, 12))) < 1e-12)
    #expect(FrozenVectors.adaptations.withLock { $0 } == 1)
  }

  @Test func `an optimizer that averages is judged at the average and goes on from the point`() throws {
    let problem = try Self.problem()
    var none = Settings(for: Averaged.name)
    let trace = try Self.run(Averaged(&none), on: problem)
    let points = trace.rows.compactMap(\.parameters)
    try #require(points.count == 13)
    for row in trace.rows {
      let seen = points.prefix(row.step + 1)
      let mean = (0..<2).map { index in seen.reduce(0) { $0 + $1[index] } / Double(seen.count) }
      // The minibatch loss is that of the step; all other measurements are those of the average.
      #expect(
        try row.loss.map { abs($0 - (try problem.objective.value(at: points[row.step], on: .all))) < 1e-12 } == true)
      if let measured = row.training?.loss {
        #expect(abs(measured - (try problem.objective.value(at: mean, on: .all))) < 1e-12)
      }
      if row.step == 12 { #expect(zip(trace.end, mean).allSatisfy { abs($0 - $1) < 1e-12 }) }
    }
    #expect(trace.end != points.last)
  }

  @Test func `a rule that ends the run before an update leaves it out of the average`() throws {
    var none = Settings(for: Averaged.name)
    let trace = try Self.run(Averaged(&none), on: Self.problem(), stops: [.target(10)])
    let points = trace.rows.compactMap(\.parameters)
    try #require(points.count > 1 && trace.stopReason != nil)
    let mean = points.reduce(0) { $0 + $1[0] } / Double(points.count)
    #expect(abs(trace.end[0] - mean) < 1e-12)
  }
}

/// Gradient descent that does not move vectors, such as biases.
private struct FrozenVectors: Optimizer {
  /// The number of calls of `adapted(to:)`.
  static let adaptations = Mutex(0)
  static let name = "frozen-vectors", summary = "for a test", defaultRate = 0.1
  private var moving: [Range<Int>] = []

  init(_ settings: inout Settings) throws {}

  func adapted(to layout: Layout) -> Self {
    Self.adaptations.withLock { $0 += 1 }
    var adapted = self
    adapted.moving = layout.blocks.filter { $0.name.hasPrefix("W") }.map(\.range)
    return adapted
  }

  func initialState(at point: [Double], random: RandomSource) {}

  func step(_ point: inout [Double], _ state: inout Void, rate: Double, asking oracle: inout Oracle) throws {
    let gradient = try oracle.gradient(at: point)
    for index in moving.joined() { point[index] -= rate * gradient[index] }
  }
}

/// Gradient descent evaluated at the mean of all its points (Polyak and Juditsky 1992).
private struct Averaged: Optimizer {
  static let name = "averaged", summary = "for a test", defaultRate = 0.1

  init(_ settings: inout Settings) throws {}

  func initialState(at point: [Double], random: RandomSource) -> (sum: [Double], count: Double) { (point, 1) }

  func step(
    _ point: inout [Double], _ state: inout (sum: [Double], count: Double), rate: Double, asking oracle: inout Oracle
  ) throws {
    let gradient = try oracle.gradient(at: point)
    state.count += 1
    for index in point.indices {
      point[index] -= rate * gradient[index]
      state.sum[index] += point[index]
    }
  }

  func evaluated(_ point: [Double], _ state: (sum: [Double], count: Double)) -> [Double] {
    state.sum.map { $0 / state.count }
  }
}
