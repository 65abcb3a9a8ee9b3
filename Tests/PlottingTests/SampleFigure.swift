import Drawing
import Plotting

/// Figures for tests.
enum SampleFigure {
  static let shortNames = ["svm", "softmax", "squared", "huber", "hinge", "logistic", "a", "b", "c", "d", "e", "f"]
  static let longNames = [
    "stochastic gradient descent with Nesterov momentum", "自适应矩估计（权重衰减）", "β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸",
    "averageword", "Supercalifragilisticexpialidocious", "rate 0.01",
  ]

  /// Returns a falling curve with some noise.
  static func curve(_ count: Int, _ random: inout RandomSource, from start: Double = 3) -> [Double] {
    let end = random.uniform(0.01, 1)
    return (0..<count).map { end + (start - end) / (1 + Double($0) / 10) + random.uniform(-0.05, 0.05) }
  }

  /// Returns loss and accuracy of several series, each with raw, smoothed and validation lines.
  static func training(
    names: [String], title: String = "Losses on digits", arrangement: Arrangement = .sideBySide,
    theme: Theme = .light, size: Size = Size(640, 400), scale: ScaleKind = .linear, placement: KeyPlacement = .automatic
  ) -> Figure {
    var random = RandomSource(seed: 7)
    let styles = theme.styles(for: names.count, tellingApartBy: .glyph)
    let x = (0..<40).map { Double($0) / 4 }
    var (losses, accuracies): ([any Mark], [any Mark]) = ([], [])
    for (name, style) in zip(names, styles) {
      let y = curve(40, &random)
      losses.append(LineMark(x: x, y: y.map { $0 * 1.1 }, style: style.faint))
      losses.append(LineMark(x: x, y: y, style: style.solid, label: name))
      losses.append(LineMark(x: x, y: y.map { $0 + 0.2 }, style: style.dashed))
      accuracies.append(LineMark(x: x, y: y.map { 1 - $0 / 4 }, style: style.solid, label: name))
    }
    let grey = SeriesStyle(theme.secondaryText)
    return Figure(
      title: title, subtitle: "sgd, rate 0.01, batch 32",
      caption: "Exponential moving average 0.9, half-life 6.6 steps.",
      panels: [
        Panel(x: Axis("epoch"), y: Axis("loss", scale: scale), marks: losses),
        Panel(x: Axis("epoch"), y: Axis("accuracy", format: .percent), marks: accuracies),
      ], arrangement: arrangement,
      key: Key(
        placement,
        entries: [
          KeyEntry("raw", .line(grey.faint)), KeyEntry("smoothed", .line(grey)),
          KeyEntry("validation", .line(grey.dashed)),
        ]), theme: theme, size: size)
  }

  /// Returns a panel with all kinds of unusual data.
  static func troubled(size: Size = Size(640, 400), scale: ScaleKind = .linear) -> Figure {
    let styles = Theme.light.styles(for: 3)
    let x = (0..<60).map(Double.init)
    var gaps = x.map { 3 - $0 / 30 }
    gaps.replaceSubrange(20..<30, with: repeatElement(.nan, count: 10))
    gaps[40] = .infinity
    gaps[42] = 0
    gaps[44] = -1
    let diverging = x.map { $0 < 25 ? 2 * (1 + $0 * $0 * $0) : .infinity }
    return Figure(
      title: "What can go wrong",
      panels: [
        Panel(
          x: Axis("step"), y: Axis("loss", scale: scale),
          marks: [
            BandMark(
              x: x, low: gaps.map { $0 - 0.5 }, high: gaps.map { $0 + 0.5 }, color: styles[0].color, label: "±1 sd"),
            LineMark(x: x, y: gaps, style: styles[0], label: "gaps"),
            LineMark(x: x, y: diverging, style: styles[1], label: "rate 0.5"),
            LineMark(x: x, y: x.map { 1 + $0 / 40 }, style: styles[2], label: "fine"),
            RuleMark(
              .horizontal(y: 1.5), style: SeriesStyle(Theme.light.secondaryText, width: 1).dashed, label: "target"),
            PointMark(x: [10, 20, .nan, 30], y: [1, .nan, 1, 2], color: styles[2].color, label: "checkpoints"),
            StateMark(x: 25, y: .infinity, color: styles[1].color, label: "diverged at step 25"),
            TextMark("here", x: 59, y: 2),
          ])
      ], size: size)
  }

  /// Returns a heat map with every cell state, and a ring around one cell.
  static func cells(theme: Theme = .light, size: Size = Size(640, 400)) -> Figure {
    let rates = [1e-4, 1e-3, 1e-2, 1e-1, 1]
    let penalties = [1e-6, 1e-4, 1e-2]
    var cells = (0..<15).map { Cell.value(0.05 * Double($0 + 1)) }
    cells[4] = .state(CellState("diverged", .rising))
    cells[9] = .value(.infinity)
    cells[10] = .state(.missing)
    cells[11] = .value(0)
    let scale = ColorScale(fitting: (0..<15).map { 0.05 * Double($0 + 1) }, kind: .log10, span: .robust)
    return Figure(
      title: "Search", subtitle: "five rates, three penalties", caption: "One run a cell.",
      panels: [
        Panel(
          x: Axis("learning rate", scale: .log10), y: Axis("penalty", scale: .log10),
          marks: [
            CellMark(
              x: CellEdges(around: rates, scale: .log10), y: CellEdges(around: penalties, scale: .log10), cells: cells,
              scale: scale),
            PointMark(x: [1e-4], y: [1e-6], color: theme.text, glyph: .ring, size: 10, label: "best"),
          ], colorBar: ColorBar(scale, title: "error"))
      ], theme: theme, size: size)
  }

  /// Returns contours and filled areas with a hole, and a path with arrow heads that leaves the panel.
  static func contours(theme: Theme = .light, size: Size = Size(640, 400)) -> Figure {
    let places = (0...12).map { Double($0) / 3 - 2 }
    var values = places.flatMap { y in places.map { x in x * x + 4 * y * y } }
    values[30] = .nan
    let levels = ContourLevels.geometric(above: 0, of: values, count: 5)
    let scale = ColorScale(fitting: values, kind: .bands(levels: levels))
    let (x, y) = ([-1.5, 0.5, -0.5, 3], [1.0, -1, 0.75, -0.5])
    let orange = SeriesStyle(Color(0xE69F00), width: 2)
    return Figure(
      title: "A bowl",
      panels: [
        Panel(
          x: Axis("u"), y: Axis("v"),
          marks: [
            ContourMark(
              x: places, y: places, values: values, levels: levels, fill: scale,
              line: SeriesStyle(theme.background, width: 0.75), isLabelled: true),
            LineMark(x: x, y: y, style: orange, label: "path", casing: theme.background),
            ArrowMark(x: x, y: y, color: orange.color, spacing: 60),
          ], colorBar: ColorBar(scale, title: "height"), hasEqualUnits: true)
      ], theme: theme, size: size)
  }

  /// Returns named regions of an axis, and a step line.
  static func regions(size: Size = Size(640, 400)) -> Figure {
    let style = Theme.light.styles(for: 1)[0]
    return Figure(
      panels: [
        Panel(
          x: Axis("step size", scale: .log10), y: Axis("loss"),
          marks: [
            RegionMark([
              .init(to: 0.01, "no progress"), .init(from: 0.01, to: 1, "decrease", color: Color(0x009E73)),
              .init(from: 1, to: 2, "increase", color: Color(0xE69F00)),
              .init(from: 2, "overflow", color: Color(0xD55E00)),
            ]),
            LineMark(
              x: [1e-4, 1e-3, 1e-2, 1e-1, 1, 10], y: [3, 3, 2, 1, 4, 9], style: style, label: "loss",
              interpolation: .steps),
          ])
      ], size: size)
  }
}
