import Charts
import Descent
import Drawing
import GradientKit
import Plotting
import Studies
import TestSupport
import Testing
import Wording

struct StepsChartTests {
  private static let names = ["single", "several", "overflow", "flat"]

  /// Returns a loss of 9 that first decreases with the given slope and then increases.
  private func sweep(
    _ label: String, original: Double = 9.2, slope: Double = 2e6, best: Double = 1e-6, curvature: Double? = 0,
    sizes: [Double] = StepsPlan.defaultSizes
  ) -> StepSweep {
    StepSweep(
      label: label, objective: Spec(label), original: original, squaredNorm: slope, curvature: curvature, sizes: sizes,
      losses: sizes.map { original - slope * $0 * (1 - 0.6 * $0 / best) / (1 + $0 / best) })
  }

  private func result(_ name: String) -> StepsResult {
    var facts = ProblemFacts()
    (facts.data, facts.trainingCount, facts.validationCount, facts.normalization) = (
      "digits", 1437, 360, Normalization.none
    )
    func result(_ sweeps: [StepSweep]) -> StepsResult {
      StepsResult(
        plan: StepsPlan(problem: ProblemPlan(losses: sweeps.map(\.objective)), sizes: sweeps[0].sizes), facts: facts,
        sweeps: sweeps)
    }
    switch name {
    case "single": return result([sweep("svm")])
    case "several": return result([sweep("svm"), sweep("softmax", original: 2.3, slope: 1e5, curvature: 1000)])
    case "overflow":
      var one = sweep(
        "mse", original: 4.67, slope: 87, best: 0.05, curvature: 18.67, sizes: [1e-4, 1e-3, 0.01, 0.1, 1])
      one.losses[3] = 1e200
      one.losses[4] = .infinity
      return result([one])
    default:
      var one = sweep("mse", original: 0, slope: 0, curvature: nil, sizes: [0.1])
      one.losses = [0]
      return result([one])
    }
  }

  private func chart(_ name: String, _ change: (inout StepsChart) -> Void = { _ in }) -> StepsChart {
    var chart = StepsChart(result(name))
    change(&chart)
    return chart
  }

  @Test(arguments: ["single", "several", "overflow"])
  func `a chart is drawn as recorded`(name: String) throws {
    let figure = chart(name) { if name == "several" { $0.look.themeName = .dark } }.figure
    #expect(try Golden.complaint(about: figure, named: "steps-\(name)") == nil)
  }

  @Test(
    arguments: names,
    [Size(200, 150), Size(320, 240), Size(640, 400), Size(640, 520), Size(900, 300), Size(1600, 1000)])
  func `no words overlap or are cut off`(name: String, size: Size) {
    #expect(Words.complaints(about: chart(name) { $0.look.layoutSize = size }.figure) == [])
  }

  @Test func `regions are divided halfway between the sizes at which the state changes`() throws {
    let figure = chart("single").figure
    let regions = try #require(figure.panels[0].marks.compactMap { $0 as? RegionMark }.first).regions
    #expect(regions.map(\.label) == ["no progress", "decrease", "increase"])
    #expect(regions[0].lower == nil && regions[2].upper == nil)
    let border = try #require(regions[1].lower)
    #expect(regions[0].upper == border && abs(border / (1e-9 * 1e-8).squareRoot() - 1) < 1e-9)
  }

  @Test func `the original loss is a line, the lowest one is named, and every rule has its place`() throws {
    let figure = chart("overflow").figure
    #expect(figure.panels[0].marks.compactMap { ($0 as? RuleMark)?.place } == [.horizontal(y: 4.67)])
    let words = figure.panels.map { $0.marks.compactMap { ($0 as? TextMark)?.text.plain } }
    #expect(words[0] == ["original loss 4.670"])
    #expect(words[1].joined(separator: ", ").contains("1/L") && words[1].count == 3)
    #expect(figure.panels[0].marks.compactMap { ($0 as? StateMark)?.label }.first?.hasPrefix("best: ") == true)
    #expect(figure.caption.contains("Largest curvature L = 18.67."))
    #expect(chart("single").figure.caption.contains("The curvature is 0: nearby the loss is made of straight pieces"))
    #expect(chart("flat").figure.caption.contains("The gradient jumps at this point, so there is no curvature."))
  }

  @Test func `all axes but that of the loss are logarithmic, which is on request where it is positive`() {
    #expect(chart("single").figure.scales.allSatisfy { $0.x is Log10Scale })
    #expect(chart("single").figure.scales[1].y is Log10Scale)
    #expect(chart("single") { $0.look.hasLogY = true }.figure.scales[0].y is Log10Scale)
    #expect(chart("flat").figure.scales[0].y is LinearScale)
    #expect(chart("single") { $0.look.hasLogY = false }.figure.scales[0].y is LinearScale)
  }

  @Test func `the axis of the loss ends as far above the original loss as the best step leads below it`() throws {
    let figure = chart("single").figure
    let (low, high) = (try #require(figure.panels[0].y.lower), try #require(figure.panels[0].y.upper))
    let best = try #require(result("single").sweeps[0].losses.min())
    #expect(abs((9.2 - best) / (high - low) - 0.5 / 1.26) < 1e-9)
    #expect(figure.panels[0].y.scale == .linear)
  }

  @Test func `rules are explained where they speak, and an open end is told`() {
    let caption = chart("overflow").figure.caption
    #expect(caption.contains("Dotted: steepest, where the loss falls most per decade; minimum/10, a tenth of the best"))
    #expect(!caption.contains("valley"))
    var open = chart("single")
    open.result.sweeps[0].sizes.removeLast(5)
    open.result.sweeps[0].losses.removeLast(5)
    #expect(open.figure.caption.contains("lowest at the largest size tried: the best one may lie beyond."))
    #expect(!open.figure.caption.contains("Dotted"))
  }

  @Test func `titles and alternative texts say what was done`() {
    let figure = chart("single").figure
    #expect(figure.title == "Linear SVM on digits: one step")
    #expect(figure.subtitle == "from the model's start, 10 sizes from 10⁻¹⁰ to 0.1")
    #expect(chart("several").alternativeText.contains("softmax: loss 2.300 before the step, lowest"))
    for name in Self.names {
      let text = chart(name).alternativeText
      #expect(text.hasSuffix(".") && !text.contains("..") && !text.contains("  ") && !text.contains("\n"))
    }
  }

  // MARK: Range tests

  private func rangeTest(_ labels: [String] = ["softmax"]) -> RangeTestChart {
    var facts = ProblemFacts()
    (facts.data, facts.trainingCount, facts.validationCount, facts.normalization) = ("digits", 1437, 360, .unit)
    let exponents = (0..<100).map { -7 + 8 * Double($0) / 99 }
    let tests = labels.enumerated().map { place, label in
      RangeTest(
        label: label, rates: exponents.map { Double.pow(10, $0) },
        losses: exponents.enumerated().map { index, exponent in
          let (fall, rise) = (exponent + 3 - Double(place), max(0, exponent + 0.3))
          return 2.5 - 1.8 / (1 + Double.exp(-3 * fall)) + 60 * Double.pow(rise, 4) + 0.05
            * Double.sin(1.7 * Double(index))
        }, planned: 100, smoothing: 0.9)
    }
    return RangeTestChart(
      RangeTestResult(
        plan: RangeTestPlan(
          problem: ProblemPlan(losses: ["softmax"]), optimizers: labels.map { Spec($0) }, smoothing: 0.9), facts: facts,
        tests: tests))
  }

  @Test(arguments: [["sgd"], ["sgd", "adam"]])
  func `a range test is drawn as recorded`(labels: [String]) throws {
    #expect(try Golden.complaint(about: rangeTest(labels).figure, named: "range-test-\(labels.count)") == nil)
  }

  @Test(arguments: [["sgd"], ["sgd", "adam"]], [Size(200, 150), Size(320, 240), Size(640, 400), Size(1600, 1000)])
  func `no words of a range test overlap or are cut off`(labels: [String], size: Size) {
    var chart = rangeTest(labels)
    chart.look.layoutSize = size
    #expect(Words.complaints(about: chart.figure) == [])
  }

  @Test func `the rules of a range test are named at their rates and explained`() throws {
    let figure = rangeTest().figure
    let words = figure.panels[0].marks.compactMap { ($0 as? TextMark)?.text.plain }
    #expect(words == ["slide 0.00091", "steep 0.0023", "valley 0.0028", "minimum/10 0.074"])
    #expect(figure.caption.contains("Stopped at 2.7, where the smoothed loss is above 4 times its lowest."))
    #expect(
      figure.caption.contains("By the rules of fastai: valley, about the middle of the longest fall; slide, left of"))
    #expect(figure.title == "Softmax regression on digits: range test")
    // The explosion does not flatten the fall.
    #expect((figure.panels[0].y.upper ?? .infinity) < 6)
  }

  // MARK: Whole runs

  private func runs(_ rates: [Double], dimension: Int = 1) -> TrajectoriesResult {
    let series = rates.map { rate in
      var trace = Trace(seed: 0)
      var x = 2.0
      for step in 0...20 {
        trace.rows.append(
          Trace.Row(
            step: step, epoch: Double(step), counts: .init(), loss: x * x, seconds: 0,
            parameters: [Double](repeating: x, count: dimension)))
        x *= 1 - 2 * rate
      }
      return Series(
        label: "rate \(rate)", subject: .surface("square"), start: .values([2]), optimizer: "sgd", schedule: "constant",
        rate: rate, isRateChosen: true, batchSize: .full, traces: [trace])
    }
    let problem = ProblemPlan(surface: "square", starts: [.values([2])])
    var facts = ProblemFacts()
    (facts.data, facts.source, facts.parameters) = ("square", "f = x²", dimension)
    let x = (0...60).map { -3 + Double($0) / 10 }
    return TrajectoriesResult(
      plan: TrajectoriesPlan(problem: problem, rates: rates),
      runs: CurveResult(
        plan: CurvePlan(
          problem: problem, training: TrainingPlan(rates: rates, batchSizes: [.full], length: .steps(20))),
        facts: facts, series: series),
      profile: dimension == 1 ? Curve(x: x, y: x.map { $0 * $0 }) : nil)
  }

  @Test func `paths over the curve are drawn as recorded, a panel a rate`() throws {
    let figure = TrajectoriesChart(runs([0.01, 0.1, 0.5, 1, 1.1])).figure
    #expect(
      figure.panels.map(\.y.label) == [
        "f, rate 0.01: x₂₀ = 1.335", "f, rate 0.1: x₂₀ = 0.02306", "f, rate 0.5: x₂₀ = 0", "f, rate 1: x₂₀ = 2",
        "f, rate 1.1: x₂₀ = 76.68", "f, all rates",
      ])
    #expect(figure.arrangement == .grid(columns: 3))
    #expect(try Golden.complaint(about: figure, named: "trajectories") == nil)
  }

  @Test func `eight rates fill their grid, and every panel says its rate`() {
    let figure = TrajectoriesChart(runs([0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 1.01, 1.1])).figure
    #expect(figure.panels.count == 9 && figure.arrangement == .grid(columns: 3))
    #expect(figure.panels.prefix(8).allSatisfy { $0.y.label.contains("rate ") })
  }

  @Test func `with several parameters there is only the loss`() {
    #expect(TrajectoriesChart(runs([0.01, 0.1], dimension: 2)).figure.panels.map(\.y.label) == ["f"])
  }

  @Test(arguments: [Size(200, 150), Size(320, 240), Size(640, 400), Size(400, 640), Size(1600, 1000)])
  func `no words of paths overlap or are cut off`(size: Size) {
    var chart = TrajectoriesChart(runs([0.01, 0.1, 0.5, 1, 1.1]))
    chart.look.layoutSize = size
    #expect(Words.complaints(about: chart.figure) == [])
  }
}
