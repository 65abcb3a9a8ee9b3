import Charts
import Descent
import Drawing
import GradientKit
import Plotting
import Studies
import TestSupport
import Testing

struct FitChartTests {
  private static let isBinary = ["a", "b"]

  /// A made-up result: y = 2x from y = x, two or three classes side by side, or images of 2 × 2 pixels.
  private func result(
    features: Int = 1, classes: [String] = [], loss: Spec = "mse", series: Int = 1, image: Bool = false,
    diverges: Bool = false
  ) throws -> FitResult {
    let losses = (0..<series).map { $0 == 0 ? loss : Spec("\(loss.name):case=\($0)") }
    let plan = CurvePlan(losses: losses, rates: [0.1], batchSizes: [.full], length: .steps(20))
    let trace = SampleResult.trace(
      isFull: true, hasClasses: !classes.isEmpty, verdict: diverges ? .diverged(step: 12) : .budget)
    var curves = try SampleResult.result(plan, losses.map { ("\($0)", 0.1, [trace]) }, hasClasses: !classes.isEmpty)
    (curves.facts.classes, curves.facts.features) = (classes, features)
    (curves.facts.trainingCount, curves.facts.validationCount) = (4, 2)
    for index in curves.series.indices {
      if case .learning(var learning) = curves.series[index].subject {
        learning.loss = losses[index]
        curves.series[index].subject = .learning(learning)
      }
    }
    var result = FitResult(plan: FitPlan(curves: plan), runs: curves)
    let grid = (0...8).map { Double($0) / 2 }
    if features <= 2 {
      result.features = ["x", "height (cm)"].prefix(features).map(\.self)
      result.grid = [[Double]](repeating: grid, count: features)
    }
    if image { result.image = .init(width: 2, height: 2, channels: 1) }
    let count = max(1, classes.count)
    result.examples = (0..<6).map { index in
      let x = 0.5 + 0.6 * Double(index)
      return .init(
        features: features <= 2 ? (0..<features).map { $0 == 0 ? x : 4 - x } : [],
        actual: classes.isEmpty ? 2 * x + (index.isMultiple(of: 2) ? 0.2 : -0.2) : Double(index * count / 6),
        isValidation: index % 3 == 2)
    }
    let outputs = classes.count > 2 || loss == "softmax" ? count : 1
    result.fits = losses.indices.map { place in
      var fit = FitResult.Fit(outputs: outputs)
      func answer(slope: Double, isAfter: Bool) -> FitResult.Answer {
        var answer = FitResult.Answer()
        if features == 1 {
          answer.scores = grid.flatMap { x in
            (0..<outputs).map {
              outputs == 1 ? slope * (classes.isEmpty ? x : x - 2) : -slope * abs(x - 2 * Double($0))
            }
          }
        } else if features == 2, isAfter, classes.isEmpty {
          answer.scores = grid.flatMap { y in grid.map { $0 + y } }
        } else if features == 2, isAfter {
          answer.classes = grid.flatMap { _ in grid.indices.map { $0 * count / 9 } }
          answer.scores = answer.classes.map { _ in 1 }
        }
        answer.predictions = result.examples.map { classes.isEmpty ? slope * ($0.features.first ?? $0.actual) : 0 }
        return answer
      }
      fit.before = answer(slope: 1, isAfter: false)
      guard !diverges else { return fit }
      fit.after = answer(slope: 2 + 0.1 * Double(place), isAfter: true)
      if !classes.isEmpty { fit.confusion = (0..<count * count).map { $0 % (count + 1) == 0 ? 30 : $0 % 3 } }
      if image { fit.templates = (0..<count).map { [Double($0), -1, 0, 2] } }
      return fit
    }
    #expect(result.isConsistent)
    return result
  }

  private func charts() throws -> [FitChart] {
    let three = ["setosa", "versicolor", "virginica"]
    var charts = [
      FitChart(try result()), FitChart(try result(series: 3)), FitChart(try result(diverges: true)),
      FitChart(try result(classes: Self.isBinary, loss: "logistic")),
      FitChart(try result(classes: Self.isBinary, loss: "svm")),
      FitChart(try result(classes: three, loss: "softmax", series: 2)),
      FitChart(try result(features: 2)), FitChart(try result(features: 2, classes: three, loss: "softmax")),
      FitChart(try result(features: 2, classes: three, loss: "softmax", series: 4)),
      FitChart(try result(features: 7)), FitChart(try result(features: 7, classes: three, loss: "softmax")),
      FitChart(try result(features: 4, classes: three, loss: "softmax", image: true)),
    ]
    charts.append(charts[9])
    charts[12].form = .residuals
    return charts
  }

  @Test(arguments: [Size(200, 150), Size(300, 200), Size(640, 400), Size(400, 700), Size(1600, 1000)])
  func `no words overlap or are cut off`(size: Size) throws {
    for chart in try charts() {
      for theme in Look.ThemeName.allCases {
        var chart = chart
        (chart.look.layoutSize, chart.look.themeName) = (size, theme)
        #expect(Words.complaints(about: chart.figure) == [])
      }
    }
  }

  @Test func `drawings have not changed`() throws {
    #expect(try Golden.complaint(about: FitChart(result()).figure, named: "fit-line") == nil)
    let regions = try FitChart(result(features: 2, classes: ["a", "b", "c"], loss: "softmax"))
    #expect(try Golden.complaint(about: regions.figure, named: "fit-regions") == nil)
    let templates = try FitChart(result(features: 4, classes: ["a", "b", "c"], loss: "softmax", image: true))
    #expect(try Golden.complaint(about: templates.figure, named: "fit-templates") == nil)
  }

  @Test func `the line before training is dashed and the one after is solid, both named at their ends`() throws {
    let lines = FitChart(try result()).figure.panels[0].marks.compactMap { $0 as? LineMark }
    #expect(lines.map { $0.keyEntry?.label } == ["before training", "after training"])
    #expect(lines.map(\.style.dash.isEmpty) == [false, true])
    #expect(lines[0].y == (0...8).map { Double($0) / 2 } && lines[1].y == (0...8).map { Double($0) })
  }

  @Test func `examples held out are outlines, and go with --hide validation`() throws {
    for result in [try result(), try result(features: 2, classes: ["a", "b"], loss: "softmax")] {
      var chart = FitChart(result)
      func hollow() -> Int {
        chart.figure.panels[0].marks.compactMap { $0 as? PointMark }.filter(\.isHollow).reduce(0) { $0 + $1.x.count }
      }
      #expect(hollow() == 2 && chart.figure.key.entries.contains { $0.label == "validation" })
      chart.look.hidden = [.validation]
      #expect(hollow() == 0 && !chart.figure.key.entries.contains { $0.label == "validation" })
    }
  }

  @Test func `the probability of the second class rises from 0 to 1, and its examples lie at both ends`() throws {
    let panel = FitChart(try result(classes: ["no", "yes"], loss: "logistic")).figure.panels[0]
    let curve = try #require(panel.marks.compactMap { $0 as? LineMark }.last)
    #expect(panel.y.label == "probability of yes" && abs(curve.y[4] - 0.5) < 1e-12 && curve.y[8] > 0.98)
    #expect(Set(panel.marks.compactMap { $0 as? PointMark }.flatMap(\.y)) == [0, 1])
  }

  @Test func `titles name the model, the data and what is shown`() throws {
    func title(_ result: FitResult) -> String { FitChart(result).figure.title }
    #expect(try title(result()) == "Linear regression on line: before and after training")
    #expect(
      try title(result(features: 2, classes: ["a", "b"], loss: "softmax"))
        == "Softmax regression on digits: decision regions")
    #expect(try title(result(series: 3)) == "Three losses on line: before and after training")
  }

  @Test func `captions and alternative texts are sentences`() throws {
    for chart in try charts() {
      for text in [chart.figure.caption, chart.alternativeText] {
        #expect(text.hasSuffix(".") && !text.contains("..") && !text.contains("  ") && !text.contains("\n"), "\(text)")
      }
    }
  }
}
