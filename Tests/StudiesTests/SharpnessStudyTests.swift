import Descent
import Foundation
import GradientKit
import Studies
import Synchronization
import TestSupport
import Testing

/// Tests the largest eigenvalue of the Hessian along runs.
struct SharpnessStudyTests {
  private func run(
    _ plan: CurvePlan, every: Int? = nil, data: String = "line", threads: Int = 1
  ) throws -> SharpnessResult {
    try SharpnessStudy(SharpnessPlan(plan, every: every), in: TestLab.laboratory(data, threads: threads)).result()
  }

  private func descent(
    _ surface: Spec, optimizer: Spec = "sgd", schedule: Spec = "constant", rate: Double, steps: Int
  ) -> CurvePlan {
    CurvePlan(
      surface: surface, optimizers: [optimizer], schedules: [schedule], rates: [rate], batchSizes: [.full],
      length: .steps(steps))
  }

  private static let network = CurvePlan(
    losses: ["squared"], model: "mlp:hidden=3,activation=tanh", rates: [0.1], batchSizes: [.full], length: .steps(4))

  @Test(arguments: [0.01, 0.07, 0.09])
  func `on a bowl the eigenvalue is its greatest curvature at every step`(rate: Double) throws {
    let run = try run(descent("bowl", rate: rate, steps: 30)).measurements[0][0]
    #expect(run.map(\.step) == Array(0...30))
    #expect(run.allSatisfy { abs($0.sharpness - 25) < 1e-9 && abs(($0.limit ?? 0) - 2 / rate) < 1e-9 })
  }

  @Test func `of a network it is that of the Hessian by differences`() throws {
    let result = try run(Self.network, every: 2, data: "spiral")
    let laboratory = TestLab.laboratory("spiral")
    let subject = try #require(result.plan.runs.problem.subject.subjects.first)
    let problem = try laboratory.problem(subject, seed: 0, workers: Workers(count: 1), inDoublePrecision: true)
    var point = problem.start
    var gradient = point
    for one in result.measurements[0][0] {
      let all = SymmetricEigenvalues(try problem.objective.hessian(at: point, on: .all)).ascending
      #expect(abs(one.sharpness - (all.last ?? 0)) < 1e-4, "step \(one.step)")
      #expect(try abs(one.loss - problem.objective.value(at: point, on: .all)) < 1e-12)
      for _ in 0..<2 {
        _ = try problem.objective.value(at: point, on: .all, gradient: &gradient)
        for index in point.indices { point[index] -= 0.1 * gradient[index] }
      }
    }
  }

  // 2/η minus the decay; 2(1 + μ)/η divided by 1 − dampening; 2(1 + μ)/((1 + 2μ)η).
  @Test(arguments: [
    ("sgd", 40.0), ("sgd:weight-decay=3", 37.0), ("sgd:momentum=0.5", 60.0), ("momentum:mu=0.5", 60.0),
    ("momentum:mu=0.5,dampening=0.5", 120.0), ("nesterov:mu=0.5", 30.0),
  ])
  func `the limit is that of the optimizer`(optimizer: String, limit: Double) throws {
    let run = try run(descent("bowl", optimizer: Spec(optimizer), rate: 0.05, steps: 2)).measurements[0][0]
    #expect(run.allSatisfy { abs(($0.limit ?? 0) - limit) < 1e-9 * limit })
  }

  @Test func `an optimizer whose limit is not known has none`() throws {
    let run = try run(descent("bowl", optimizer: "adam", rate: 0.05, steps: 2)).measurements[0][0]
    #expect(run.count == 3 && run.allSatisfy { $0.limit == nil })
  }

  @Test func `the limit follows the schedule, and after the last update it is that of the last`() throws {
    let result = try run(descent("bowl", schedule: "step:every=2,factor=0.5", rate: 0.04, steps: 4))
    #expect(result.measurements[0][0].map { $0.limit ?? 0 } == [50, 50, 100, 100, 100])
  }

  @Test func `measurements are so many steps apart, and the end is one of them`() throws {
    #expect(try run(descent("bowl", rate: 0.01, steps: 10), every: 4).measurements[0][0].map(\.step) == [0, 4, 8, 10])
  }

  @Test func `a run that diverges is measured as far as it is finite`() throws {
    let result = try run(descent("rosenbrock", rate: 0.1, steps: 50))
    let run = result.measurements[0][0]
    #expect(!run.isEmpty && run.allSatisfy { $0.sharpness.isFinite && $0.loss.isFinite } && result.isConsistent)
  }

  @Test func `default rates become unstable at multiples of the eigenvalue at the start`() throws {
    var plan = descent("bowl", rate: 1, steps: 3)
    plan.training.rates = []
    let result = try run(plan)
    #expect(result.runs.series.count == 3)
    #expect(result.measurements.allSatisfy { $0[0].allSatisfy { ($0.limit ?? 0) > 25 } })
    #expect(result.runs.plan.training.rates.count == 3)
  }

  @Test func `what comes out does not depend on threads, and comes back from its encoding`() throws {
    var plan = Self.network
    plan.training.seedCount = 2
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(run(plan, every: 3, data: "spiral"))
    #expect(try data == encoder.encode(run(plan, every: 3, data: "spiral", threads: 2)))
    let decoded = try JSONDecoder().decode(SharpnessResult.self, from: data)
    #expect(try decoded.isConsistent && data == encoder.encode(decoded))
  }

  @Test func `measuring can be interrupted`() throws {
    let measured = Mutex(0)
    let study = try SharpnessStudy(
      SharpnessPlan(descent("bowl", rate: 0.01, steps: 20)), in: TestLab.laboratory("line"))
    let result = try study.result { _ in
      RunObserver(
        shouldStop: { measured.withLock { $0 >= 5 } }, didAdvance: { count in measured.withLock { $0 += count } })
    }
    #expect(result.measurements[0][0].map(\.step) == Array(0..<5) && result.isConsistent)
  }

  @Test func `more parameters than can be kept are refused before the first step`() {
    let plan = CurvePlan(losses: ["squared"], model: "mlp:hidden=16384", length: .steps(100_000))
    #expect(throws: ViewError.self) { try run(plan, every: 1, data: "spiral") }
  }
}
