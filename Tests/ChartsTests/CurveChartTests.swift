import Builtins
import Charts
import Descent
import Drawing
import GradientKit
import Plotting
import Studies
import TestSupport
import Testing
import Wording

struct CurveChartTests {
  private static let names = ["single", "several", "seeds", "full-batch"]

  private func result(_ name: String) throws -> CurveResult {
    switch name {
    case "single": try SampleResult.single()
    case "several": try SampleResult.several()
    case "seeds": try SampleResult.seeds()
    default: try SampleResult.fullBatch()
    }
  }

  private func chart(_ name: String, _ change: (inout CurveChart) -> Void = { _ in }) throws -> CurveChart {
    var chart = CurveChart(try result(name))
    change(&chart)
    return chart
  }

  /// Returns the texts of a figure, in drawing order.
  private func words(_ figure: Figure) -> [String] {
    let canvas = RecordingCanvas(size: figure.size)
    figure.draw(on: canvas, measuring: UniformTextMeasurer())
    return canvas.textBoxes.map(\.text)
  }

  // MARK: Drawings

  @Test(arguments: names)
  func `a chart is drawn as recorded`(name: String) throws {
    #expect(try Golden.complaint(about: chart(name).figure, named: name) == nil)
  }

  @Test func `a dark chart of everything is drawn as recorded`() throws {
    let chart = try chart("several") {
      $0.quantities = CurveChart.Quantity.allCases
      $0.progress = .examples
      $0.look.themeName = .dark
      $0.look.layoutSize = Size(1000, 320)
    }
    #expect(try Golden.complaint(about: chart.figure, named: "everything-dark") == nil)
  }

  @Test(
    arguments: names,
    [Size(200, 150), Size(320, 240), Size(400, 300), Size(640, 400), Size(900, 300), Size(1600, 1000)])
  func `no words overlap or are cut off`(name: String, size: Size) throws {
    for theme in Look.ThemeName.allCases {
      for quantities in [[], [.loss], CurveChart.Quantity.allCases] {
        for progress in Progress.allCases {
          let chart = try chart(name) {
            ($0.look.layoutSize, $0.look.themeName, $0.quantities, $0.progress) = (size, theme, quantities, progress)
          }
          #expect(Words.complaints(about: chart.figure) == [])
        }
      }
    }
  }

  @Test(arguments: names)
  func `nothing is left out of a figure of the usual size`(name: String) throws {
    let figure = try chart(name).figure
    let canvas = RecordingCanvas(size: figure.size)
    #expect(figure.draw(on: canvas, measuring: UniformTextMeasurer()).omissions.isEmpty)
  }

  // MARK: Panels

  @Test func `losses have a panel, and accuracies another where there are classes`() throws {
    #expect(try chart("single").figure.panels.map(\.y.label) == ["loss", "accuracy"])
    #expect(try chart("full-batch").figure.panels.map(\.y.label) == ["loss"])
    let all = try chart("single") { $0.quantities = CurveChart.Quantity.allCases }.figure
    #expect(
      all.panels.map(\.y.label) == ["loss", "accuracy", "R²", "mean absolute error", "gradient norm ‖g‖", "rate"])
    #expect(all.panels.allSatisfy { $0.x.label == "epoch" })
    #expect(try chart("single") { $0.progress = .seconds }.figure.panels[0].x.label == "seconds")
  }

  @Test func `a loss axis is logarithmic when values span more than three decades`() throws {
    func isLog(decades: Double, _ change: (inout CurveChart) -> Void = { _ in }) throws -> Bool {
      let trace = SampleResult.trace(decades: decades, isFull: true, hasClasses: false, hasValidation: false)
      var chart = CurveChart(
        try SampleResult.result(
          CurvePlan(losses: ["mse"], batchSizes: [.full]), [("mse", 0.1, [trace])], hasClasses: false,
          validationCount: 0))
      change(&chart)
      return chart.figure.scales[0].y is Log10Scale
    }
    #expect(try !isLog(decades: 2.99))
    #expect(try isLog(decades: 3.01))
    #expect(try isLog(decades: 0.5) { $0.look.hasLogY = true })
    #expect(try !isLog(decades: 5) { $0.look.hasLogY = false })
  }

  @Test func `a negative loss keeps the axis linear`() throws {
    var trace = SampleResult.trace(decades: 5, isFull: true, hasClasses: false, hasValidation: false)
    trace.rows[7].loss = -0.1
    let result = try SampleResult.result(
      CurvePlan(losses: ["mse"], batchSizes: [.full]), [("mse", 0.1, [trace])], hasClasses: false, validationCount: 0)
    #expect(CurveChart(result).figure.scales[0].y is LinearScale)
  }

  @Test func `an accuracy axis is never logarithmic, and ends at 1`() throws {
    let figure = try chart("single") { $0.look.hasLogY = true }.figure
    #expect(figure.panels[0].y.scale == .log10 && figure.panels[1].y.scale == .linear)
    #expect(figure.panels[1].y.upper == 1)
    #expect(try chart("single") { $0.look.hasLogX = true }.figure.panels.allSatisfy { $0.x.scale == .log10 })
  }

  @Test func `the accuracy axis leaves out the leap of the first tenth, and says so`() throws {
    let figure = try chart("single").figure
    let floor = try #require(figure.panels[1].y.lower)
    // After the first of four epochs the validation accuracy is 0.717.
    #expect(abs(floor - 0.65) < 1e-12)
    #expect(figure.caption.contains("The accuracy axis begins at 65\u{A0}%."))
  }

  @Test func `lines are raw behind validation behind smoothed, with dots where the training loss was measured`() throws
  {
    let marks = try chart("single").figure.panels[0].marks
    let lines = marks.compactMap { $0 as? LineMark }
    #expect(lines.count == 3)
    #expect(lines[0].style.opacity < 0.5)
    #expect(lines[1].style.dash == [5, 3] && lines[1].style.isHollow && lines[1].x == [0, 1, 2, 3, 4])
    #expect(lines[2].style.dash.isEmpty && lines[2].style.glyph == nil)
    #expect(lines[0].y != lines[2].y && lines[0].x == lines[2].x)
    #expect(Set(lines.map(\.style.color)).count == 1)
    let dots = try #require(marks.compactMap { $0 as? PointMark }.first)
    #expect(dots.x == [0, 1, 2, 3, 4] && dots.y == SampleResult.trace().rows.compactMap(\.training?.loss))
    #expect(
      try chart("single").figure.key.entries.map(\.label) == [
        "minibatch", "smoothed (EMA 0.9, half-life 6.6 points)", "training (measured)", "validation",
      ])
  }

  @Test func `without noise nothing is smoothed unless asked for`() throws {
    let lines = try chart("full-batch").figure.panels[0].marks.compactMap { $0 as? LineMark }
    #expect(lines.count == 3 && lines.allSatisfy { $0.style.opacity == 1 })
    #expect(try !chart("full-batch").figure.caption.contains("EMA"))
    var result = try self.result("full-batch")
    result.smoothings[0].isChosen = true
    let smoothed = CurveChart(result).figure
    #expect(smoothed.panels[0].marks.compactMap { $0 as? LineMark }.count == 6)
    #expect(smoothed.caption.contains("EMA 0.9, half-life 6.6 points"))
  }

  @Test(arguments: [BatchSize.examples(3), .examples(32), .full])
  func `a batch that is everything is not smoothed, whatever its size is called`(size: BatchSize) throws {
    let trace = SampleResult.trace(epochs: 100, perEpoch: 1, isFull: true, hasClasses: false, hasValidation: false)
    var result = try SampleResult.result(
      CurvePlan(losses: ["mse"], batchSizes: [size]), [("mse", 0.1, [trace])], hasClasses: false, validationCount: 0)
    result.smoothings[0].isChosen = false
    let line = try #require(CurveChart(result).figure.panels[0].marks.compactMap { $0 as? LineMark }.last)
    #expect(line.y == trace.rows.compactMap(\.loss))
  }

  @Test func `few losses are not smoothed unasked`() throws {
    var result = try SampleResult.single()
    result.smoothings[0].isChosen = false
    let lines = CurveChart(result).figure.panels[0].marks.compactMap { $0 as? LineMark }
    #expect(lines.count == 2 && lines[1].y == result.series[0].traces[0].rows.compactMap(\.loss))
  }

  @Test func `several ways of smoothing are a line each`() throws {
    var result = try SampleResult.single()
    var settings = Settings("weight=0.6", for: "ema")
    result.smoothings.append(Smoothing(try ExponentialMean(&settings), isChosen: true))
    let lines = CurveChart(result).figure.panels[0].marks.compactMap { $0 as? LineMark }
    #expect(
      lines.compactMap(\.label) == ["EMA 0.9, half-life 6.6 points", "EMA 0.6, half-life 1.4 points"])
    #expect(Set(lines.filter { $0.label != nil }.map(\.style.color)).count == 2)
  }

  @Test func `hidden parts are not drawn`() throws {
    let figure = try chart("single") { $0.look.hidden = [.validation, .raw] }.figure
    #expect(figure.panels[0].marks.compactMap { $0 as? LineMark }.count == 1)
    #expect(figure.panels[1].marks.compactMap { $0 as? LineMark }.count == 1)
    #expect(figure.key.entries.map(\.label) == ["smoothed (EMA 0.9, half-life 6.6 points)", "training (measured)"])
    #expect(try chart("seeds") { $0.look.hidden = [.bands] }.figure.panels[0].marks.allSatisfy { !($0 is BandMark) })
  }

  @Test func `a weak model has an accuracy axis that fits it`() throws {
    var result = try SampleResult.single()
    for index in result.series[0].traces[0].rows.indices {
      result.series[0].traces[0].rows[index].training?.accuracy = 0.1 + 0.01 * Double(index)
      result.series[0].traces[0].rows[index].validation?.accuracy = 0.1 + 0.01 * Double(index)
    }
    let figure = CurveChart(result).figure
    #expect(figure.panels[1].y.lower == 0.05 && figure.panels[1].y.upper == 0.35)
    #expect(figure.caption.contains("The accuracy axis runs from 5\u{A0}% to 35\u{A0}%."))
  }

  @Test func `a diverged run ends in a cross that says so`() throws {
    let marks = try chart("full-batch").figure.panels[0].marks
    let states = marks.compactMap { $0 as? StateMark }
    #expect(states.map(\.label) == ["rate 0.3, diverged at step 12"])
    // At the last finite value, one step before.
    #expect(states[0].x == 11 && states[0].y.isFinite)
    #expect(try chart("full-batch").figure.caption.contains(" 1 of 3 runs diverged."))
    #expect(try words(chart("full-batch").figure).contains("rate 0.3, diverged at step 12"))
  }

  @Test func `bands leave diverged runs out and say how many there were`() throws {
    let figure = try chart("seeds").figure
    let marks = figure.panels[0].marks
    #expect(marks.count { $0 is BandMark } == 4)
    #expect(marks.compactMap { ($0 as? StateMark)?.label } == ["2 of 5 diverged"])
    #expect(figure.caption.contains("Bands: ±1 sd of 5 seeds, diverged ones left out."))
    #expect(figure.caption.contains(" 2 of 10 runs diverged."))
    #expect(words(figure).contains("validation, mean ± 1 sd of 5 seeds"))
    let band = try #require(marks.compactMap { $0 as? BandMark }.first)
    #expect(zip(band.low, band.high).allSatisfy { $0 <= $1 })
  }

  @Test func `where every run diverged each is drawn by itself`() throws {
    let traces = (0..<3).map { SampleResult.trace(seed: $0, verdict: .diverged(step: 5 + Int($0))) }
    let result = try SampleResult.result(
      CurvePlan(losses: ["softmax"], seedCount: 3), [("softmax", 0.1, traces)])
    let marks = CurveChart(result).figure.panels[0].marks
    #expect(marks.count { $0 is LineMark } == 3 && marks.count { $0 is BandMark } == 0)
    #expect(marks.compactMap { ($0 as? StateMark)?.label } == ["3 of 3 diverged"])
    #expect(Words.complaints(about: CurveChart(result).figure) == [])
  }

  @Test func `series have names at their lines and a colour and glyph each`() throws {
    let lines = try chart("several").figure.panels[0].marks.compactMap { $0 as? LineMark }.filter { $0.label != nil }
    #expect(lines.map(\.label) == ["SVM (hinge) loss", "softmax cross-entropy", "SVM (squared hinge) loss"])
    #expect(Set(lines.map(\.style.color)).count == 3 && Set(lines.map(\.keyGlyph)).count == 3)
  }

  @Test func `hidden bands are not spoken of`() throws {
    let shown = try chart("seeds").figure
    #expect(shown.caption.contains("Bands: ±1 sd of 5 seeds"))
    let hidden = try chart("seeds") { $0.look.hidden = [.bands] }.figure
    #expect(!hidden.caption.contains("Bands"))
    #expect(hidden.caption.contains("Means of 5 seeds"))
    let key = hidden.key.entries.map(\.label)
    #expect(!key.contains { $0.contains("sd") } && key.contains { $0.hasSuffix("mean of 5 seeds") })
  }

  @Test func `a line through the losses of batches is never called training`() throws {
    let chart = try chart("several") { $0.look.hidden = [.raw] }
    for smooths in [true, false] {
      var result = chart.result
      if !smooths { result.smoothings = [Smoothing()] }
      let key = CurveChart(result).figure.key.entries.map(\.label)
      #expect(key.contains("minibatch") && key.contains("training (measured)") && !key.contains("training"))
    }
  }

  @Test func `dashes are explained however many series there are`() throws {
    let rates = (0..<30).map { 0.001 * Decade.power(Double($0) / 10) }
    let result = try SampleResult.result(
      CurvePlan(losses: ["softmax"], rates: rates), rates.map { ("rate \($0)", $0, [SampleResult.trace()]) })
    let figure = CurveChart(result).figure
    #expect(figure.key.entries.map(\.label).contains("validation"))
    #expect(figure.panels.compactMap(\.colorBar).map(\.scale.kind) == [.log10])
  }

  @Test func `a diverging line is joined to its cross`() throws {
    let marks = try chart("full-batch").figure.panels[0].marks.compactMap { $0 as? StateMark }
    let cross = try #require(marks.first { $0.glyph == .cross })
    #expect(cross.trail.x.last == cross.x && cross.trail.y.count > 1)
  }

  // MARK: Words

  @Test func `titles say what is compared`() throws {
    #expect(try chart("single").figure.title == "Softmax regression on digits")
    #expect(try chart("several").figure.title == "Linear model on digits: three losses")
    #expect(try chart("seeds").figure.title == "Softmax regression on digits: two optimizers")
    #expect(try chart("full-batch").figure.title == "Linear regression on line: three learning rates")
    #expect(try chart("single") { ($0.look.title, $0.look.subtitle) = ("Mine", "") }.figure.title == "Mine")
    #expect(try chart("single") { ($0.look.title, $0.look.subtitle) = ("Mine", "") }.figure.subtitle == "")
  }

  @Test func `subtitles say what all series have in common`() throws {
    #expect(try chart("single").figure.subtitle == "SGD, rate 0.1, batch 32, 20 epochs")
    #expect(try chart("seeds").figure.subtitle == "batch 32, 20 epochs")
    #expect(try chart("full-batch").figure.subtitle == "SGD, full batch, 20 epochs")
    let plan = CurvePlan(
      losses: ["softmax"], schedules: ["cosine"], rates: [0.5], l2: 0.001, length: .steps(1), gradientMethod: .central)
    let result = try SampleResult.result(plan, [("softmax", 0.5, [SampleResult.trace()])])
    #expect(
      CurveChart(result).figure.subtitle
        == "SGD, cosine schedule, rate 0.5, batch 32, L2 0.001, central differences, 1 step")
  }

  @Test func `captions are sentences about what was measured`() throws {
    #expect(
      try chart("single").figure.caption.hasPrefix(
        "12,437 training and 360 validation examples, features scaled to 0–1. Lines: minibatch losses, EMA 0.9, half-life 6.6 "
          + "points; dots: loss over all training examples. The accuracy axis begins at 65\u{A0}%."
      ))
    #expect(
      try chart("full-batch").figure.caption
        == "3 training examples. 1 of 3 runs diverged.")
    for name in Self.names {
      let caption = try chart(name).figure.caption
      #expect(caption.hasSuffix(".") && !caption.contains("..") && !caption.contains("  "))
    }
  }

  @Test func `an interrupted run is told of`() throws {
    let result = try SampleResult.result(
      CurvePlan(losses: ["softmax"]), [("softmax", 0.1, [SampleResult.trace(verdict: .interrupted(step: 20))])])
    #expect(
      CurveChart(result).figure.caption.contains(
        "The accuracy axis begins at 65\u{A0}%. The run was interrupted at step 20."))
  }

  @Test func `alternative texts tell the figure to who cannot see it`() throws {
    let full = try chart("full-batch").alternativeText
    #expect(
      full
        == "Line chart of loss against epoch. Linear regression on line: three learning rates; SGD, full batch, 20 epochs. "
        + "rate 0.01: training loss 0.4670. rate 0.1: training loss 0.0004670. rate 0.3: diverged at step "
        + "12. 3 training examples. 1 of 3 runs diverged.")
    let single = try chart("single").alternativeText
    #expect(single.hasPrefix("Line chart of loss and accuracy against epoch. Softmax regression on digits; SGD,"))
    #expect(
      single.contains(
        "softmax cross-entropy: training loss 0.4589, validation loss 0.5048, validation accuracy 96.2\u{A0}%.")
    )
    for name in Self.names {
      let text = try chart(name).alternativeText
      #expect(text.hasSuffix(".") && !text.contains("..") && !text.contains("  ") && !text.contains("\n"))
    }
  }

  @Test func `without a panel for accuracy nothing is said about its axis`() throws {
    #expect(try !chart("single") { $0.quantities = [.loss] }.figure.caption.contains("accuracy"))
  }

  @Test func `alternative texts speak of all seeds, not of the first`() throws {
    let text = try chart("seeds").alternativeText
    #expect(
      text.contains(" SGD: 5 seeds, mean training loss 0.5387. Adam: 5 seeds, 2 diverged, mean training loss 0.2300. "))
  }

  @Test func `an empty title or subtitle leaves no punctuation behind`() throws {
    let text = try chart("full-batch") { ($0.look.title, $0.look.subtitle) = ("Mine", "") }.alternativeText
    #expect(text.hasPrefix("Line chart of loss against epoch. Mine. rate 0.01: training loss"))
    let bare = try chart("full-batch") { ($0.look.title, $0.look.subtitle) = ("", "") }.alternativeText
    #expect(bare.hasPrefix("Line chart of loss against epoch. rate 0.01: training loss"))
  }

  @Test func `several losses of numbers are compared by R² beside their values, one alone is not`() throws {
    func result(_ losses: [Spec]) throws -> CurveResult {
      var trace = SampleResult.trace(isFull: true, hasClasses: false, hasValidation: false)
      for index in trace.rows.indices where trace.rows[index].training != nil {
        trace.rows[index].trainingErrors = PredictionErrors(
          absolute: 2 / Double(index + 1), determination: 1 - 3 / Double(index + 1))
      }
      var result = try SampleResult.result(
        CurvePlan(losses: losses, batchSizes: [.full]), losses.map { ("\($0)", 0.1, [trace]) }, hasClasses: false,
        validationCount: 0)
      for index in result.series.indices {
        guard case .learning(var learning) = result.series[index].subject else { continue }
        learning.loss = losses[index]
        result.series[index].subject = .learning(learning)
      }
      return result
    }
    #expect(try CurveChart(result(["mse", "mae"])).figure.panels.map(\.y.label) == ["loss", "R²"])
    #expect(try CurveChart(result(["mse"])).figure.panels.map(\.y.label) == ["loss"])
    var chart = CurveChart(try result(["mse"]))
    chart.quantities = [.determination, .absoluteError]
    let figure = chart.figure
    #expect(figure.panels.map(\.y.label) == ["R²", "mean absolute error"])
    #expect(figure.panels[0].y.lower == 0.4 && figure.panels[0].y.upper == 1)
    let lines = figure.panels.flatMap(\.marks).compactMap { $0 as? LineMark }
    // An epoch has five steps.
    let counts: [Double] = [1, 6, 11, 16, 21]
    let shares: [Double] = counts.map { 1 - 3 / $0 }
    let distances: [Double] = counts.map { 2 / $0 }
    #expect(lines.map(\.y) == [shares, distances])
  }
}
