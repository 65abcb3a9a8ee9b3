import Drawing
import Plotting
import TestSupport
import Testing

struct FigureTests {
  private static let sizes = [
    Size(200, 150), Size(240, 400), Size(320, 240), Size(640, 400), Size(2000, 1500),
  ]

  /// Checks that every line of text is inside the canvas and clear of other text.
  private func check(_ figure: Figure, measurer: any TextMeasurer = UniformTextMeasurer()) {
    #expect(Words.complaints(about: figure, measuring: measurer) == [])
  }

  @Test(arguments: sizes, [1, 2, 3, 6, 7, 12])
  func `no words overlap or are cut off, for any number of series`(size: Size, count: Int) {
    for arrangement in [Arrangement.sideBySide, .stacked, .grid(columns: 2)] {
      let names = Array(SampleFigure.shortNames.prefix(count))
      check(SampleFigure.training(names: names, arrangement: arrangement, size: size))
      check(SampleFigure.training(names: names, arrangement: arrangement, size: size, scale: .log10))
    }
  }

  @Test(arguments: sizes, [KeyPlacement.automatic, .lineEnds, .inside, .right, .top, .hidden])
  func `no words overlap or are cut off, however long they are`(size: Size, placement: KeyPlacement) {
    for arrangement in [Arrangement.sideBySide, .stacked] {
      for count in [1, 3, 6] {
        check(
          SampleFigure.training(
            names: Array(SampleFigure.longNames.prefix(count)),
            title: "A title that says at great length what is to be seen here, 以及用中文再说一遍这里可以看到的内容",
            arrangement: arrangement,
            size: size, placement: placement))
      }
    }
  }

  @Test(arguments: sizes)
  func `words stay apart when data is missing, infinite or off the axis`(size: Size) {
    for scale in [ScaleKind.linear, .log10, .automatic] { check(SampleFigure.troubled(size: size, scale: scale)) }
  }

  @Test(arguments: sizes + [Size(300, 200), Size(150, 100)])
  func `words stay apart around cells, contours and regions`(size: Size) {
    for theme in [Theme.light, .dark] {
      check(SampleFigure.cells(theme: theme, size: size))
      check(SampleFigure.contours(theme: theme, size: size))
      check(SampleFigure.regions(size: size))
    }
  }

  private func layout(_ figure: Figure) -> FigureLayout {
    FigureLayout(
      figure, bounds: Rect(x: 0, y: 0, width: figure.size.width, height: figure.size.height), medium: .vector,
      measurer: UniformTextMeasurer())
  }

  @Test func `a colour bar and its numbers stand between the panel and the edge of the canvas`() throws {
    let figure = SampleFigure.cells()
    let canvas = RecordingCanvas(size: figure.size)
    figure.draw(on: canvas, measuring: UniformTextMeasurer())
    let area = try #require(layout(figure).panels.first?.area)
    let title = try #require(canvas.textBoxes.first { $0.text == "error" })
    #expect(title.box.minX > area.midX && title.box.maxY < area.minY)
    let numbers = canvas.textBoxes.filter { $0.box.minX > area.maxX && $0.text != "error" }
    #expect(numbers.count >= 2)
  }

  @Test func `a figure too small for a colour bar says that it is missing`() {
    let figure = SampleFigure.cells(size: Size(110, 90))
    let report = figure.draw(on: RecordingCanvas(size: figure.size), measuring: UniformTextMeasurer())
    #expect(report.omissions.contains("colour bars"))
  }

  @Test func `axes end at the edges of cells, whatever the tick there would be`() {
    let cells = CellMark(
      x: CellEdges([0.003, 1, 3.97]), y: CellEdges([7, 8, 1e6]), values: [1, 2, 3, 4], scale: .linear(1, 4))
    let line = LineMark(x: [-50, 50], y: [0, 1], style: SeriesStyle(Color(0)))
    let figure = Figure(panels: [Panel(x: Axis(), y: Axis(), marks: [cells, line])])
    #expect(figure.scales[0].x.lower == 0.003 && figure.scales[0].x.upper == 3.97)
    #expect(figure.scales[0].y.lower == 7 && figure.scales[0].y.upper == 1e6)
  }

  @Test func `a unit is as long on both axes where that is asked for`() throws {
    let figure = SampleFigure.contours()
    let panel = try #require(layout(figure).panels.first)
    let (x, y) = (panel.frame.x, panel.frame.y)
    let ratio = (x.upper - x.lower) / panel.area.width * panel.area.height / (y.upper - y.lower)
    #expect(abs(ratio - 1) < 0.02)
  }

  @Test func `panels in a grid that share axes have numbers at the left and at the bottom only`() {
    let style = SeriesStyle(Color(0))
    let panels = (1...5).map { number in
      Panel(
        title: "\(number)", x: Axis("x"), y: Axis("y"),
        marks: [LineMark(x: [0, 10 * Double(number)], y: [0, 1000 * Double(number)], style: style)])
    }
    let figure = Figure(
      panels: panels, arrangement: .grid(columns: 2), sharesX: true, sharesY: true, size: Size(600, 600))
    #expect(Set(figure.scales.map(\.x.upper)) == [50] && Set(figure.scales.map(\.y.upper)).count == 1)
    let canvas = RecordingCanvas(size: figure.size)
    figure.draw(on: canvas, measuring: UniformTextMeasurer())
    #expect(canvas.textBoxes.count { $0.text == "5,000" } == 3)
    #expect(canvas.textBoxes.count { $0.text == "50" } == 2)
    #expect(canvas.textBoxes.count { $0.text == "x" } == 2 && canvas.textBoxes.count { $0.text == "y" } == 3)
    check(figure)
  }

  @Test(arguments: 0..<100)
  func `words stay apart in figures made at random`(seed: Int) {
    var random = RandomSource(seed: seed)
    let columns = random.whole(1...3)
    let panels = (0..<random.whole(1...4)).map { _ -> Panel in
      let unit = random.pick([1e-20, 1e-3, 1, 1, 1, 1e4, 1e12, 1e300])
      let count = random.whole(0...8)
      let styles = Theme.light.styles(for: count)
      let names = (SampleFigure.shortNames + SampleFigure.longNames)
      var marks: [any Mark] = styles.map { style in
        let length = random.whole(0...60)
        let y = (0..<length).map { _ in
          random.pick([random.uniform(), random.uniform(), random.uniform(), random.uniform(-1, 1), .nan, .infinity])
            * unit
        }
        return LineMark(x: y.indices.map { Double($0) * unit }, y: y, style: style, label: random.pick(names))
      }
      for _ in 0..<random.whole(0...4) {
        marks.append(
          StateMark(
            x: random.uniform(0, 60) * unit, y: random.uniform() * unit, color: Theme.light.text,
            label: random.pick(names)))
        marks.append(RuleMark(.vertical(x: random.uniform(0, 60) * unit), style: SeriesStyle(.init(0)), label: "rule"))
      }
      return Panel(
        title: random.pick(["", "panel", "a panel with a long title that has to be wrapped"]),
        x: Axis(random.pick(["", "step"]), scale: random.pick([.linear, .log10, .automatic])),
        y: Axis(
          random.pick(["", "loss", "regularised empirical risk on the training set"]),
          scale: random.pick([.linear, .log10, .automatic]), format: random.pick([.number, .percent])), marks: marks)
    }
    check(
      Figure(
        title: random.pick(["", "Title", "A longer title that may have to be wrapped to be read"]),
        subtitle: random.pick(["", "subtitle"]), caption: random.pick(["", "caption that says what was done"]),
        panels: panels, arrangement: random.pick([.stacked, .sideBySide, .grid(columns: columns)]),
        theme: random.pick([.light, .dark]), size: Size(random.uniform(100, 1200), random.uniform(80, 900))))
  }

  @Test(arguments: [Size(0, 0), Size(1, 1), Size(30, 20), Size(60, 40), Size(5, 5000), Size(5000, 5)])
  func `a canvas without room is left empty rather than crowded`(size: Size) {
    check(SampleFigure.training(names: ["a", "b"], size: size))
  }

  @Test func `a figure without panels is its words`() {
    let figure = Figure(title: "Nothing yet", panels: [])
    let canvas = RecordingCanvas(size: figure.size)
    figure.draw(on: canvas, measuring: UniformTextMeasurer())
    #expect(canvas.textBoxes.map(\.text) == ["Nothing yet"])
  }

  @Test func `plot areas of stacked panels have the same left and right edges`() {
    let figure = SampleFigure.training(names: ["svm"], arrangement: .stacked, size: Size(640, 560))
    let layout = FigureLayout(
      figure, bounds: Rect(x: 0, y: 0, width: 640, height: 560), medium: .vector, measurer: UniformTextMeasurer())
    let areas = layout.panels.map(\.area)
    #expect(areas.count == 2)
    #expect(Set(areas.map(\.minX)).count == 1 && Set(areas.map(\.maxX)).count == 1)
    #expect(Set(areas.map(\.height)).count == 1)
  }

  @Test func `plot areas side by side have the same top, bottom and width`() {
    let figure = SampleFigure.training(names: ["svm"])
    let layout = FigureLayout(
      figure, bounds: Rect(x: 0, y: 0, width: 640, height: 400), medium: .vector, measurer: UniformTextMeasurer())
    let areas = layout.panels.map(\.area)
    #expect(Set(areas.map(\.minY)).count == 1 && Set(areas.map(\.maxY)).count == 1)
    #expect(Set(areas.map(\.width)).count == 1)
  }

  @Test func `what is left out is reported`() {
    let figure = SampleFigure.training(names: ["svm", "softmax"], size: Size(200, 150))
    let report = figure.draw(on: RecordingCanvas(size: figure.size), measuring: UniformTextMeasurer())
    #expect(report.omissions.first == "caption")
    let large = SampleFigure.training(names: ["svm", "softmax"])
    #expect(large.draw(on: RecordingCanvas(size: large.size), measuring: UniformTextMeasurer()).omissions.isEmpty)
  }

  @Test func `notes count what cannot be shown`() {
    let style = SeriesStyle(Theme.light.text)
    let line = LineMark(x: [0, 1, 2, 3], y: [1, 0, .nan, 2], style: style)
    let figure = Figure(panels: [Panel(x: Axis(), y: Axis(scale: .log10), marks: [line])])
    #expect(figure.notes == ["1 value is not finite.", "1 value is zero or below, off the logarithmic axis."])
  }

  private func words(_ marks: [any Mark], y: Axis = Axis()) -> [String] {
    let figure = Figure(panels: [Panel(x: Axis(), y: y, marks: marks)])
    let canvas = RecordingCanvas(size: figure.size)
    figure.draw(on: canvas, measuring: UniformTextMeasurer())
    return canvas.textBoxes.map(\.text)
  }

  @Test func `the name of a line that has left the axis says where it went`() {
    let styles = Theme.light.styles(for: 2)
    let x = (0..<10).map(Double.init)
    let up = LineMark(x: x, y: x, style: styles[0], label: "up")
    let low = LineMark(x: x, y: x.map { 2 - $0 / 10 }, style: styles[1], label: "low")
    let words = words([up, low], y: Axis(lower: 1, upper: 3))
    #expect(words.contains("up ↑") && words.contains("low"))
  }

  @Test func `what became of a line follows its name`() {
    let style = SeriesStyle(Color(0x0072B2))
    let x = (0..<100).map(Double.init)
    let marks: [any Mark] = [
      LineMark(x: x, y: x, style: SeriesStyle(Color(0xE69F00)), label: "good"),
      LineMark(x: [0, 10, 20], y: [1, 2, 50], style: style, label: "bad"),
      StateMark(x: 20, y: 50, color: style.color, label: "diverged at step 20"),
    ]
    #expect(words(marks).contains("bad, diverged at step 20"))
    #expect(!words(marks).contains("bad"))
  }

  @Test func `each series is named once in a row for panels side by side`() {
    let figure = SampleFigure.training(names: ["svm", "softmax"])
    let canvas = RecordingCanvas(size: figure.size)
    figure.draw(on: canvas, measuring: UniformTextMeasurer())
    #expect(canvas.textBoxes.count { $0.text == "svm" } == 1)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 0, 1e300, -1e300, .leastNonzeroMagnitude])
  func `no number is too odd for any mark`(odd: Double) {
    let style = SeriesStyle(Color(0), width: odd, opacity: odd, dash: [odd], glyph: .circle)
    let marks: [any Mark] = [
      LineMark(x: [0, odd, 2], y: [odd, 1, odd], style: style, label: "line"),
      BandMark(x: [0, 1, odd], low: [0, odd, 1], high: [odd, 1, 2], color: Color(0), opacity: odd),
      RuleMark(.horizontal(y: odd), style: style, label: "rule"),
      RuleMark(.vertical(x: odd), style: style, label: "rule"),
      PointMark(x: [odd, 1], y: [1, odd], color: Color(0), size: odd),
      StateMark(x: odd, y: odd, color: Color(0), label: "state"), StateMark(x: 1, y: odd, color: Color(0)),
      TextMark("text", x: odd, y: 1, distance: odd), TextMark("text", x: 1, y: odd),
      LineMark(x: [0, odd, 2], y: [odd, 1, odd], style: style, interpolation: .steps, casing: Color(0)),
      ArrowMark(x: [0, odd, 2, 1], y: [odd, 1, odd, 2], color: Color(0), size: 8, spacing: odd),
      ArrowMark(x: [0, 1, odd], y: [0, odd, 1], color: Color(0), size: odd),
      RegionMark([.init(from: odd, to: 2, "one"), .init(from: 1, to: odd, "two", color: Color(0))], opacity: odd),
      CellMark(
        x: CellEdges([0, 1, odd]), y: CellEdges(around: [1, odd], scale: .log10), values: [1, odd, 2, 3],
        scale: .log10(odd, 2)),
      CellMark(
        x: CellEdges([odd]), y: CellEdges(around: [odd]), values: [odd], scale: ColorScale(fitting: [odd, 1, odd])),
      ContourMark(
        x: [0, 1, odd], y: [1, 2, 3], values: [1, 2, odd, odd, 3, 4, 5, odd, -1],
        levels: [odd, 2] + ContourLevels.geometric(above: odd, of: [1, odd, 3], count: 3),
        fill: .diverging(around: odd, odd, 3), line: style, isLabelled: true, interpolatesLogarithms: true),
    ]
    for mark in marks + [LineMark(x: [0, 1, 2], y: [1, 2, 3], style: style)] {
      for kind in [ScaleKind.linear, .log10, .automatic] {
        for bound in [nil, odd] {
          let axis = Axis("axis", scale: kind, lower: bound, upper: odd, padding: bound)
          let bar = ColorBar(.bands([1, odd], odd, 3), title: "bar")
          let panel = Panel(x: axis, y: axis, marks: [mark], colorBar: bar, hasEqualUnits: true)
          var figure = Figure(panels: [panel], size: Size(300, 200))
          figure.theme.headroom = odd
          for medium in [OutputMedium.vector, .raster(scale: odd)] {
            figure.draw(on: RecordingCanvas(size: figure.size, medium: medium), measuring: UniformTextMeasurer())
          }
        }
      }
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, -5, 1e300])
  func `no size is too odd for a figure`(odd: Double) {
    for size in [Size(odd, 100), Size(100, odd), Size(odd, odd)] {
      let figure = SampleFigure.training(names: ["a"], size: size)
      figure.draw(on: RecordingCanvas(size: size), measuring: UniformTextMeasurer())
    }
    for arrangement in [Arrangement.grid(columns: -1), .grid(columns: .max), .grid(columns: 0)] {
      check(SampleFigure.training(names: ["a"], arrangement: arrangement))
    }
    var figure = SampleFigure.training(names: ["a"])
    figure.theme.padding = odd
    figure.theme.tickLength = odd
    figure.draw(on: RecordingCanvas(size: figure.size), measuring: UniformTextMeasurer())
  }

  @Test func `a panel without data says so`() {
    #expect(words([]).contains("no data"))
    #expect(
      words([LineMark(x: [0], y: [.nan], style: SeriesStyle(Color(0)))]).contains("no finite values"))
  }

  @Test func `points drawn and points there are are counted`() {
    let x = (0..<100_000).map(Double.init)
    let line = LineMark(x: x, y: x.map { $0.truncatingRemainder(dividingBy: 17) }, style: SeriesStyle(Theme.light.text))
    let figure = Figure(panels: [Panel(x: Axis(), y: Axis(), marks: [line])])
    for medium in [OutputMedium.vector, .raster(scale: 2)] {
      let canvas = RecordingCanvas(size: figure.size, medium: medium)
      let points = figure.draw(on: canvas, measuring: UniformTextMeasurer()).points
      #expect(points.total == 100_000)
      #expect((1000...6000).contains(points.drawn))
    }
  }

  @Test(arguments: [
    "side-by-side", "stacked", "twelve", "dark-log", "troubled", "troubled-log", "tiny", "cells", "cells-small",
    "contours", "regions",
  ])
  func `figures are drawn as recorded`(name: String) throws {
    let figure: Figure =
      switch name {
      case "side-by-side": SampleFigure.training(names: ["svm", "softmax"])
      case "stacked": SampleFigure.training(names: ["svm", "softmax"], arrangement: .stacked, size: Size(480, 480))
      case "twelve": SampleFigure.training(names: SampleFigure.shortNames)
      case "dark-log": SampleFigure.training(names: ["svm"], theme: .dark, scale: .log10)
      case "troubled": SampleFigure.troubled()
      case "cells": SampleFigure.cells()
      case "cells-small": SampleFigure.cells(theme: .dark, size: Size(300, 200))
      case "contours": SampleFigure.contours()
      case "regions": SampleFigure.regions()
      case "troubled-log": SampleFigure.troubled(scale: .log10)
      default: SampleFigure.training(names: ["svm", "softmax"], size: Size(200, 150))
      }
    #expect(try Golden.complaint(about: figure, named: name) == nil)
  }
}
