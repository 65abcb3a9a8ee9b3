import Descent
import Foundation
import GradientKit
import Studies
import TestSupport
import Testing

/// What models say of examples before training and after it.
struct FitStudyTests {
  private func run(
    _ plan: CurvePlan, data: String = "line", form: FitView.Form? = nil, threads: Int = 1
  ) throws -> FitResult {
    let study = try FitStudy(FitPlan(curves: plan), in: TestLab.laboratory(data, threads: threads))
    try study.check(FitView(form))
    return try study.result()
  }

  private static let line = CurvePlan(
    losses: ["mse"], model: "linear:bias=false", rates: [0.01], batchSizes: [.full], starts: [.values([1])],
    length: .epochs(100), predictions: [[4]])

  @Test func `the line of y = wx has the slope 1 before training and 1.9999 after a hundred steps`() throws {
    // w ← w + 0.01 · 2/3 · 14 · (2 − w) a step, from 1.
    let weight = 2 - pow(1 - 0.28 / 3, 100)
    let result = try run(Self.line)
    let fit = result.fits[0]
    #expect(result.features == ["x"] && result.grid.count == 1 && result.grid[0].count == fit.before.scores.count)
    for (x, score) in zip(result.grid[0], fit.before.scores) { #expect(abs(score - x) < 1e-12) }
    for (x, score) in zip(result.grid[0], fit.after?.scores ?? []) { #expect(abs(score - weight * x) < 1e-9) }
    #expect(result.examples.map(\.actual) == [2, 4, 6] && result.examples.map(\.features) == [[1], [2], [3]])
    let prediction = try #require(result.runs.series[0].traces[0].predictions.first)
    #expect(prediction.before == [4] && abs(prediction.after[0] - 7.9997778) < 5e-8)
  }

  @Test func `the first step of the lecture takes w from 1 to 1.0933`() throws {
    var plan = Self.line
    plan.training.length = .epochs(1)
    let fit = try run(plan).fits[0]
    #expect(abs((fit.after?.predictions[0] ?? 0) - 1.0933333) < 1e-7)
  }

  @Test func `the grid reaches a little beyond the examples and the rows to predict`() throws {
    let grid = try run(Self.line).grid[0]
    #expect(abs((grid.first ?? 0) - 0.88) < 1e-12 && abs((grid.last ?? 0) - 4.12) < 1e-12)
  }

  @Test func `of two classes the regions of a linear model meet in a straight line`() throws {
    let plan = CurvePlan(losses: ["logistic"], rates: [0.5], length: .epochs(30))
    let result = try run(plan, data: "blobs:classes=2")
    let after = try #require(result.fits[0].after)
    let width = result.grid[0].count
    #expect(after.classes.count == width * result.grid[1].count && Set(after.classes) == [0, 1])
    // Signed margins of a linear score have no second differences.
    let signed = zip(after.classes, after.scores).map { $0 == 1 ? $1 : -$1 }
    let largest = signed.map(\.magnitude).max() ?? 0
    for row in 0..<result.grid[1].count {
      for column in 1..<width - 1 {
        let place = row * width + column
        #expect(abs(signed[place - 1] - 2 * signed[place] + signed[place + 1]) < 1e-4 * largest)
      }
    }
  }

  @Test func `regions agree with the predictions of examples, in the units of the data`() throws {
    let plan = CurvePlan(
      losses: ["softmax"], model: "mlp:hidden=16", optimizers: ["adam"], rates: [0.03], normalization: .standardize,
      length: .epochs(20))
    let result = try run(plan, data: "moons")
    let after = try #require(result.fits[0].after)
    func index(_ value: Double, _ grid: [Double]) -> Int {
      grid.indices.min { abs(grid[$0] - value) < abs(grid[$1] - value) } ?? 0
    }
    let agreeing = zip(result.examples, after.predictions).count { example, prediction in
      let (column, row) = (
        index(example.features[0], result.grid[0]), index(example.features[1], result.grid[1])
      )
      return Double(after.classes[row * result.grid[0].count + column]) == prediction
    }
    #expect(agreeing >= result.examples.count - 3)
    let right = zip(result.examples, after.predictions).count { !$0.isValidation && $0.actual == $1 }
    let accuracy = result.runs.series[0].traces[0].rows.last?.training?.accuracy
    #expect(accuracy == Double(right) / Double(result.facts.trainingCount))
  }

  @Test func `templates are the weights, a row of the matrix each`() throws {
    let plan = CurvePlan(losses: ["softmax"], length: .steps(3))
    let study = try FitStudy(FitPlan(curves: plan), in: TestLab.laboratory("digits"))
    let result = try study.result()
    let curves = try CurveStudy(plan, in: TestLab.laboratory("digits")).result()
    let end = curves.series[0].traces[0].end
    #expect(result.forms == [.templates, .confusion])
    #expect(Array(result.fits[0].templates.joined()) == Array(end.prefix(640)))
    #expect(result.image == FitResult.Image(width: 8, height: 8, channels: 1))
  }

  @Test func `the confusion counts every validation example once, and its diagonal is the accuracy`() throws {
    let result = try run(CurvePlan(losses: ["softmax"], length: .epochs(5)), data: "iris")
    let counts = result.fits[0].confusion
    let right = (0..<3).reduce(0) { $0 + counts[$1 * 3 + $1] }
    #expect(counts.reduce(0, +) == result.facts.validationCount)
    let accuracy = result.runs.series[0].traces[0].rows.last?.validation?.accuracy
    #expect(accuracy == Double(right) / Double(result.facts.validationCount))
  }

  @Test func `of a run that diverges there is nothing after training`() throws {
    var plan = Self.line
    plan.training.rates = [1]
    let result = try run(plan)
    #expect(result.fits[0].after == nil && result.isConsistent)
  }

  @Test(arguments: [
    ("line", Self.line), ("moons", CurvePlan(losses: ["softmax"], length: .epochs(2))),
    ("digits", CurvePlan(losses: ["svm"], length: .steps(2))),
    ("iris", CurvePlan(losses: ["softmax"], length: .epochs(1))),
  ])
  func `a result does not depend on threads, and its plan makes the same bytes again`(
    data: String, plan: CurvePlan
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let result = try run(plan, data: data)
    let bytes = try encoder.encode(result)
    let read = try JSONDecoder().decode(FitPlan.self, from: encoder.encode(result.plan))
    #expect(try encoder.encode(run(read.curves, data: data, threads: 2)) == bytes)
    let decoded = try JSONDecoder().decode(FitResult.self, from: bytes)
    #expect(try decoded.isConsistent && encoder.encode(decoded) == bytes)
  }

  @Test(arguments: [
    ("line", "mse", FitView.Form.regions, "two features"), ("moons", "softmax", .line, "one feature"),
    ("iris", "softmax", .templates, "images"), ("moons", "softmax", .predictions, "numbers"),
    ("line", "mse", .confusion, "classes"),
  ])
  func `a form that does not suit the examples is refused before the first step, with the ones that do`(
    data: String, loss: String, form: FitView.Form, reason: String
  ) throws {
    let study = try FitStudy(FitPlan(curves: CurvePlan(losses: [Spec(loss)])), in: TestLab.laboratory(data))
    let error = #expect(throws: ViewError.self) { try study.check(FitView(form)) }
    let text = error?.description ?? ""
    #expect(text.contains("--as \(form.rawValue) needs") && text.contains(reason) && text.contains("here it is"))
  }

  @Test func `more series than have room are refused, and so are several seeds and surfaces`() throws {
    let laboratory = TestLab.laboratory("moons")
    let five = try FitStudy(
      FitPlan(curves: CurvePlan(losses: ["softmax"], rates: [0.1, 0.2, 0.3, 0.4, 0.5])), in: laboratory)
    #expect(throws: ViewError.self) { try five.check(FitView()) }
    #expect(throws: ViewError.self) {
      try FitStudy(FitPlan(curves: CurvePlan(losses: ["softmax"], seedCount: 2)), in: laboratory)
    }
    #expect(throws: ViewError.self) { try FitStudy(FitPlan(curves: CurvePlan(surface: "bowl")), in: laboratory) }
  }
}
