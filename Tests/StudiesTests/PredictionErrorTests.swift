import Descent
import Foundation
import GradientKit
import Studies
import TestSupport
import Testing

/// R² and the mean absolute error of predicted numbers.
struct PredictionErrorTests {
  private func rows(_ loss: Spec, rate: Double = 0.01, start: Double) throws -> [Trace.Row] {
    let plan = CurvePlan(
      losses: [loss], model: "linear:bias=false", rates: [rate], batchSizes: [.full], starts: [.values([start])],
      length: .epochs(1))
    return try TestLab.run(plan).series[0].traces[0].rows
  }

  // Residuals 1, 2, 3 of the targets 2, 4, 6: SSE 14 and SST 8; after the step w is 1 + 0.28/3.
  @Test func `of y = x for three points on y = 2x R² is −0.75 and the mean error 2, and both follow a step`() throws {
    let rows = try rows("mse", start: 1)
    #expect(rows.first?.trainingErrors == PredictionErrors(absolute: 2, determination: -0.75))
    let last = try #require(rows.last?.trainingErrors)
    #expect(abs(last.absolute - 1.8133333333333333) < 1e-12)
    #expect(abs((last.determination ?? 0) + 0.43857777777777777) < 1e-12)
    #expect(rows.allSatisfy { $0.validationErrors == nil })
  }

  @Test func `they do not depend on the loss, and scores that are logarithms count as what they predict`() throws {
    #expect(try rows("mae", start: 1).first?.trainingErrors == PredictionErrors(absolute: 2, determination: -0.75))
    // exp(0) = 1 for 2, 4, 6: distances 1, 3, 5.
    #expect(try rows("poisson", start: 0).first?.trainingErrors == PredictionErrors(absolute: 3, determination: -3.375))
  }

  @Test func `over examples held out they are those of the predictions`() throws {
    let x = (0..<40).map { Double($0 * 7 % 40) / 10 }
    let y = x.indices.map { index -> Double in
      let noise: Double = index.isMultiple(of: 3) ? 0.7 : -0.4
      return 3 - 2 * x[index] + noise
    }
    let laboratory = Descent.Laboratory(catalog: TestLab.catalog, threads: 1) { _ in
      Dataset(
        name: "noisy", source: "", kind: .table, featureNames: ["x"],
        training: Examples(features: FeatureTable(doubles: x, width: 1), targets: .numbers(y)),
        defaultNormalization: .standardize, defaultValidationShare: 0.25)
    }
    let plan = FitPlan(curves: CurvePlan(losses: ["mse"], rates: [0.1], length: .epochs(30)))
    let result = try FitStudy(plan, in: laboratory).result()
    let after = try #require(result.fits[0].after)
    var actual: [Double] = []
    var distances: [Double] = []
    for (example, prediction) in zip(result.examples, after.predictions) where example.isValidation {
      actual.append(example.actual)
      distances.append(abs(example.actual - prediction))
    }
    let count = Double(actual.count)
    let mean = actual.reduce(0, +) / count
    let wrong = distances.map { $0 * $0 }.reduce(0, +)
    let variation = actual.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    let share = 1 - wrong / variation
    let distance = distances.reduce(0, +) / count
    let errors = try #require(result.runs.series[0].traces[0].rows.last?.validationErrors)
    #expect(actual.count == 10 && share > 0.8)
    #expect(abs((errors.determination ?? 0) - share) < 1e-12)
    #expect(abs(errors.absolute - distance) < 1e-12)
  }

  @Test func `where all targets are equal there is no R², and classes have neither`() throws {
    let laboratory = Descent.Laboratory(catalog: TestLab.catalog, threads: 1) { _ in
      Dataset(
        name: "flat", source: "", kind: .table,
        training: Examples(features: FeatureTable(doubles: [1, 2, 3], width: 1), targets: .numbers([5, 5, 5])),
        defaultNormalization: .none, defaultValidationShare: 0)
    }
    let flat = try CurveStudy(CurvePlan(losses: ["mse"], rates: [0.01], length: .epochs(1)), in: laboratory).result()
    #expect(flat.series[0].traces[0].rows.allSatisfy { $0.trainingErrors.map { $0.determination == nil } ?? true })
    let classes = try TestLab.run(CurvePlan(losses: ["softmax"], length: .epochs(1)), on: "iris")
    #expect(!classes.hasErrors && classes.series[0].traces[0].rows.allSatisfy { $0.trainingErrors == nil })
  }

  @Test func `they survive being written and read`() throws {
    var result = try TestLab.run(CurvePlan(losses: ["mse"], length: .epochs(2)))
    result.smoothings = []
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = try encoder.encode(result)
    let read = try JSONDecoder().decode(CurveResult.self, from: bytes)
    #expect(try read.hasErrors && encoder.encode(read) == bytes)
  }

  @Test func `--y r2 and mae need numbers to predict`() throws {
    func check(_ loss: Spec, _ data: String, _ quantity: CurveView.Quantity) throws {
      var view = CurveView()
      view.quantities = [quantity]
      try CurveStudy(CurvePlan(losses: [loss]), in: TestLab.laboratory(data)).check(view)
    }
    for quantity in [CurveView.Quantity.determination, .absoluteError] {
      try check("mse", "line", quantity)
      #expect(throws: ViewError.self) { try check("softmax", "iris", quantity) }
    }
  }
}
