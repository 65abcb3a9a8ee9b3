import Descent
import Foundation
import GradientKit
import Studies
import TestSupport
import Testing
import Wording

struct PlanCodingTests {
  @Test(arguments: [
    CurvePlan(losses: ["mse"]),
    CurvePlan(
      losses: ["svm:delta=2", "softmax"], model: "linear:bias=false", optimizers: ["adam", "sgd"],
      schedules: ["constant"], rates: [0.1, 1e-300], batchSizes: [.full, .examples(7)], l2: 0.5,
      normalization: .center, validationShare: 0.25, starts: [.normal(0.1)], seed: .max, seedCount: 3,
      length: .steps(9),
      shuffles: false, gradientMethod: .forward, predictions: [[1, 2], []]),
    CurvePlan(losses: ["mse"], starts: [.zeros]), CurvePlan(losses: ["mse"], starts: [.values([1, -2.5])]),
  ])
  func `a plan survives being written and read`(plan: CurvePlan) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let written = try encoder.encode(plan)
    let read = try JSONDecoder().decode(CurvePlan.self, from: written)
    #expect(try encoder.encode(read) == written)
    #expect(read.problem == plan.problem && read.training == plan.training)
  }

  @Test func `seeds count up from the first`() {
    #expect(CurvePlan(losses: ["mse"], seed: 7, seedCount: 3).training.seeds == [7, 8, 9])
    #expect(CurvePlan(losses: ["mse"], seed: .max, seedCount: 2).training.seeds == [.max, 0])
  }
}
