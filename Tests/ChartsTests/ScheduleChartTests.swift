import Charts
import Descent
import Drawing
import GradientKit
import Plotting
import Studies
import TestSupport
import Testing
import Wording

struct ScheduleChartTests {
  /// Returns three schedules of 50 steps on x² from 2.
  private func result(descends: Bool = true) -> ScheduleResult {
    let plan = SchedulePlan(
      problem: ProblemPlan(surface: "square"),
      training: TrainingPlan(
        schedules: ["constant", "one-over-t", "cosine"], rates: [0.1], batchSizes: [.full], length: .steps(50)),
      descends: descends)
    let rates: [(String, Bool, (Double) -> Double)] = [
      ("constant", false, { _ in 0.1 }), ("one-over-t", true, { 0.1 / ($0 + 1) }),
      ("cosine", false, { 0.05 * (1 + (1 - $0 / 25)) }),
    ]
    var facts = ProblemFacts()
    (facts.data, facts.source, facts.parameters) = ("square", "f = x²", 1)
    let steps = (0..<50).map { Double($0) }
    return ScheduleResult(
      plan: plan, facts: facts,
      series: rates.map { name, holds, rate in
        var (x, sum, square) = (2.0, 0.0, 0.0)
        var (losses, sums, squares) = ([x * x], [Double](), [Double]())
        for step in steps {
          x -= rate(step) * 2 * x
          (sum, square) = (sum + rate(step), square + rate(step) * rate(step))
          losses.append(x * x)
          sums.append(sum)
          squares.append(square)
        }
        return ScheduleSeries(
          label: name, schedule: Spec(name), baseRate: 0.1, satisfiesRobbinsMonro: holds, count: 50,
          rates: Curve(x: steps, y: steps.map(rate)), sums: sums, squares: squares,
          losses: descends ? Curve(x: steps + [50], y: losses) : nil,
          distances: descends ? Curve(x: steps + [50], y: losses.map { $0.squareRoot() }) : nil,
          verdicts: descends ? ["budget"] : [], end: [x])
      })
  }

  private func chart(descends: Bool = true, _ change: (inout ScheduleChart) -> Void = { _ in }) -> ScheduleChart {
    var chart = ScheduleChart(result(descends: descends))
    change(&chart)
    return chart
  }

  @Test func `rates over losses are drawn as recorded`() throws {
    #expect(try Golden.complaint(about: chart().figure, named: "schedule") == nil)
  }

  @Test func `all quantities on a dark ground are drawn as recorded`() throws {
    let chart = chart {
      $0.quantities = ScheduleChart.Quantity.allCases
      ($0.look.themeName, $0.look.hasLogX, $0.look.layoutSize) = (.dark, true, Size(800, 600))
    }
    #expect(try Golden.complaint(about: chart.figure, named: "schedule-everything-dark") == nil)
  }

  @Test(arguments: [Size(200, 150), Size(320, 240), Size(640, 400), Size(900, 300), Size(1600, 1000)])
  func `no words overlap or are cut off`(size: Size) {
    for quantities in [[], ScheduleChart.Quantity.allCases] {
      #expect(Words.complaints(about: chart { ($0.look.layoutSize, $0.quantities) = (size, quantities) }.figure) == [])
    }
  }

  @Test func `the loss is drawn where there is one`() {
    #expect(chart().figure.panels.map(\.y.label) == ["rate η", "f"])
    #expect(chart(descends: false).figure.panels.map(\.y.label) == ["rate η"])
    #expect(chart(descends: false).figure.title == "Three schedules")
  }

  @Test func `on a logarithmic axis steps are counted from 1`() throws {
    let line = try #require(chart { $0.look.hasLogX = true }.figure.panels[0].marks.first as? LineMark)
    #expect(line.x.first == 1 && line.x.last == 50)
  }

  @Test func `words say what was compared and which conditions hold`() {
    let figure = chart().figure
    #expect(figure.title == "x²: three schedules")
    #expect(figure.subtitle == "SGD, base rate 0.1, 50 steps")
    #expect(figure.caption.contains("1/t fulfils Robbins and Monro's conditions (Σ η = ∞, Σ η² < ∞)."))
    #expect(chart().alternativeText.contains("constant: Σ η 5.000, Σ η² 0.5000, f "))
  }
}
