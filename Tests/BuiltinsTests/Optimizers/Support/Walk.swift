import Builtins
import GradientKit

/// The steps of an optimizer on an objective, as the runner makes them.
struct Walk {
  /// The start, and the point after every step.
  private(set) var points: [[Double]]
  /// The numbers of evaluations so far, after every step.
  private(set) var counts: [EvaluationCounts]

  /// The last point.
  var end: [Double] { points.last ?? [] }
  /// The total number of evaluations.
  var total: EvaluationCounts { counts.last ?? EvaluationCounts() }

  static let catalog: Catalog = {
    var catalog = Catalog()
    do {
      for type in BuiltinComponents.all { try catalog.register(type) }
    } catch {
      preconditionFailure("\(error)")
    }
    return catalog
  }()

  init(
    _ spec: String, on objective: some Objective, from start: [Double], steps: Int, seed: UInt64 = 0,
    rate: @escaping (Int) -> Double
  ) throws {
    func walk<O: Optimizer>(_ optimizer: O) throws -> ([[Double]], [EvaluationCounts]) {
      var point = start
      var state = optimizer.initialState(at: start, random: RandomSource(seed: seed, for: .optimizer))
      var oracle = Oracle(objective)
      var points = [start]
      var counts = [oracle.counts]
      for step in 0..<steps {
        oracle.begin(at: point, on: .all)
        try optimizer.step(&point, &state, rate: rate(step), asking: &oracle)
        points.append(point)
        counts.append(oracle.counts)
      }
      return (points, counts)
    }
    (points, counts) = try walk(Self.catalog.optimizer(Spec(spec)))
  }

  /// Makes the steps at one rate, by default the optimizer's own.
  init(
    _ spec: String, on objective: some Objective, from start: [Double], steps: Int, rate: Double? = nil,
    seed: UInt64 = 0
  ) throws {
    let rate = try rate ?? type(of: Self.catalog.optimizer(Spec(spec))).defaultRate
    try self.init(spec, on: objective, from: start, steps: steps, seed: seed) { _ in rate }
  }
}
