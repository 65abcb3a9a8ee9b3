import Drawing
import Plotting
import Testing

struct LookDrawingTests {
  private func figure() -> Figure {
    let line = LineMark(x: [0, 1, 2], y: [4, 2, 1], style: SeriesStyle(Color(0x0072B2)), label: "sgd")
    let band = BandMark(x: [0, 1, 2], low: [3, 1, 0], high: [5, 3, 2], color: Color(0x0072B2))
    return Figure(
      panels: [
        Panel(x: Axis("epoch"), y: Axis("loss"), marks: [band, line]),
        Panel(x: Axis("epoch"), y: Axis("accuracy", format: .percent), marks: [line]),
      ], key: Key(.top, entries: [KeyEntry("validation", .line(SeriesStyle(Color(0x595959))))]))
  }

  @Test func `limits and labels hold for panels of the first one's quantity`() {
    var look = Look()
    look.xLimits = Look.AxisLimits(lower: 1)
    look.yLimits = Look.AxisLimits(upper: 3)
    (look.xLabel, look.yLabel) = ("passes", "ℓ")
    let panels = look.applied(to: figure()).panels
    #expect(panels.map(\.x.lower) == [1, 1] && panels.map(\.x.label) == ["passes", "passes"])
    #expect(panels.map(\.y.upper) == [3, nil] && panels.map(\.y.label) == ["ℓ", "accuracy"])
  }

  @Test func `series are renamed wherever they are named, and unknown names are told`() {
    var look = Look()
    look.labels = ["sgd": "SGD", "validation": "held out", "adam": "Adam"]
    let named = look.applied(to: figure())
    #expect(named.panels.flatMap(\.marks).compactMap { $0.keyEntry?.label } == ["SGD", "SGD"])
    #expect(named.key.entries.map(\.label) == ["held out"])
    #expect(look.unknownLabels(in: figure()) == ["adam"])
  }

  @Test func `bands and keys can be left out, and notes put in`() {
    var look = Look()
    (look.hidden, look.legend) = ([.bands], .hidden)
    look.notes = [Look.Note(x: 1, y: 2, text: "here")]
    let figure = look.applied(to: figure())
    #expect(figure.panels[0].marks.contains { $0 is TextMark } && !figure.panels[0].marks.contains { $0 is BandMark })
    #expect(figure.key.placement == .hidden && figure.key.entries.isEmpty)
  }

  @Test func `text, lines and colours are as large and as dark as asked for`() {
    var look = Look()
    (look.textSize, look.lineWidth, look.colors) = (6, 0.75, [Color(0xFFFF00)])
    let theme = look.theme
    #expect(theme.labelSize == 8 && theme.titleSize == 10 && theme.lineWidth == 1)
    #expect(theme.styles(for: 1)[0].color == Color(0xFFFF00))
    look.grid = Look.GridLines.none
    #expect(look.theme.grid.opacity == 0 && look.theme.minorGrid.opacity == 0)
  }

  @Test func `a size is points of an inch, and its height follows the width`() {
    #expect(Look().layoutSize == Size(640, 400))
    var look = Look()
    look.size = Look.PaperSize(width: 240)
    #expect(look.layoutSize == Size(320, 200))
  }

  @Test(arguments: [Theme.light, .dark], [3, 6, 10])
  func `every line can be seen on its background`(theme: Theme, count: Int) {
    for style in theme.styles(for: count) + theme.styles(forOrdered: count) {
      #expect(style.color.contrast(with: theme.background) >= 3)
    }
  }

  @Test func `glyphs stand on points of the data`() {
    let x = (0..<400).map { Double($0) }
    let y = x.map { 100 - $0 / 8 + 7 * ($0 / 3).truncatingRemainder(dividingBy: 1) }
    let area = Rect(x: 10, y: 10, width: 300, height: 200)
    let frame = PlotFrame(
      area: area, x: LinearScale(from: 0, to: 399), y: LinearScale(from: 0, to: 110), theme: .light, medium: .vector)
    let style = SeriesStyle(Color(0x0072B2), glyph: .square)
    let points = LineMark(x: x, y: y, style: style).shapes(in: frame).over.compactMap { shape -> Point? in
      if case .glyph(_, let place, _, _, _) = shape { place } else { nil }
    }
    let data = Set(zip(x, y).map { frame.point($0, $1) })
    #expect((5...8).contains(points.count) && points.allSatisfy(data.contains))
    let few = LineMark(x: [0, 200, 399], y: [1, 2, 3], style: style).shapes(in: frame).over
    #expect(few.count == 3)
  }

  @Test func `an axis is logarithmic where a linear one would show nine tenths of the values as one`() {
    func isLog(_ y: [Double]) -> Bool {
      let line = LineMark(x: y.indices.map { Double($0) }, y: y, style: SeriesStyle(Color(0)))
      return Figure(panels: [Panel(x: Axis(), y: Axis(scale: .automatic), marks: [line])]).scales[0].y is Log10Scale
    }
    #expect(isLog([9, 1.2] + (0..<28).map { 1 - 0.027 * Double($0) }))
    #expect(!isLog((0..<30).map { 9 - 0.3 * Double($0) }))
    #expect(!isLog([-9, 1.2] + (0..<28).map { 1 - 0.027 * Double($0) }))
  }

  @Test func `counts have whole ticks`() {
    let scale = LinearScale(from: 0, to: 3)
    #expect(scale.ticks(about: 7, format: .whole).map(\.value) == [0, 1, 2, 3])
    #expect(scale.ticks(about: 7, format: .number).count > 4)
    let labels = LinearScale(from: 0, to: 1e9).ticks(about: 5, format: .whole).compactMap { $0.label?.plain }
    #expect(labels.contains("200M") || labels.contains("250M"))
  }

  @Test func `values beyond the colours have a colour of their own`() {
    let scale = ColorScale.linear(0, 1).marking(under: Color(0x1A1A1A), over: Color(0xC2298A))
    #expect(scale.color(for: 2) == Color(0xC2298A) && scale.color(for: -1) == Color(0x1A1A1A))
    #expect(scale.color(for: 1) == ColorScale.linear(0, 1).color(for: 1))
  }
}
