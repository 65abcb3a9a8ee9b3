import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// Descent paths: on the curve of a function of one parameter, or over the contours of one of two; and the value against
/// the step.
package struct PathChart: AnimatedChart {
  /// The result of the runs.
  package var result: PathResult
  /// The number of contours to aim for.
  var levelCount = 12
  /// How a surface of two parameters is drawn.
  package var style = PathView.Style.contours
  /// Where a relief is seen from.
  package var angle = ViewAngle()
  /// Whether arrows point where the surface falls most steeply.
  package var hasArrows = false
  /// The look of the figure.
  package var look = Look()

  /// The least distance of steps with dots, in shares of the window.
  private static let dotDistance = 0.014
  /// Paths that end nearer to each other than this share of the window have one label.
  static let endDistance = 0.04
  /// The opacity of the paths of further seeds: from one half on, texts keep off lines.
  private static let faintOpacity = 0.5
  /// The most runs whose endings are labelled with numbers.
  static let mostNumbers = 3
  /// The most starts whose series have names; beyond, each is told by the point where it begins.
  private static let mostNamedStarts = 6

  /// Creates the chart of a result.
  package init(_ result: PathResult) { self.result = result }

  package var draft: ChartDraft {
    let words = words
    let count = runs.count == 1 ? "a descent path" : "\(runs.count.grouped) descent paths"
    return ChartDraft(
      title: words.runs.title, subtitle: words.runs.subtitle, caption: words.caption,
      kind:
        "\(result.isLine ? "Curve" : isRelief ? "Relief" : "Contour plot") of the \(words.quantity == "f" ? "function" : "loss") with "
        + "\(count) on it\(isRelief ? "" : ", and the value against the step").",
      outcome: words.runs.outcome, panels: panels(through: nil), arrangement: .grid(columns: isUpright ? 1 : 2),
      key: Key(.top, entries: keyEntries),
      leftOut: hasLosses || isRelief ? [] : ["the panel of the value against the step"],
      typedNames: SeriesNames(result.runs).byTypedName, notedPanels: [])
  }

  /// The figure with the paths as far as a share of their steps.
  package func part(of whole: Figure, at share: Double) -> Figure {
    guard share < 1 else { return whole }
    var figure = whole
    let parts = panels(through: Int((share * Double(momentCount - 1)).rounded()))
    for (index, part) in zip(figure.panels.indices, parts) { figure.panels[index].marks = part.marks }
    return figure
  }

  /// One more than the most steps a run made.
  package var momentCount: Int { 1 + (runs.map { $0.path.steps.last ?? 0 }.max() ?? 0) }

  // MARK: Runs

  struct Run {
    var series: Int
    var name: String
    var seed: Int
    var trace: Trace
    var path: DescentPath
    var style: SeriesStyle
  }

  var words: PathWords {
    let strong = runs.filter { $0.seed == 0 }
    return PathWords(
      result, isGeometric: isGeometric, levelCount: isRelief ? 0 : levels.count,
      hasDots: !isRelief && strong.contains { !dots($0.path).isEmpty })
  }

  var runs: [Run] {
    let (series, names) = (result.runs.series, SeriesNames(result.runs))
    let styles = theme.styles(for: areNamed || series.count == 1 ? series.count : 1, tellingApartBy: .glyph)
    return series.indices.flatMap { index in
      series[index].traces.indices.map { seed in
        Run(
          series: index, name: names[index], seed: seed, trace: series[index].traces[seed],
          path: result.path(series: index, seed: seed),
          style: styles[index % styles.count])
      }
    }
  }

  /// Whether the series have names and colours of their own; many starts are told apart by where they begin.
  private var areNamed: Bool {
    let plan = result.runs.plan
    let starts = plan.problem.starts.count
    return result.runs.series.count > 1 && (starts <= Self.mostNamedStarts || result.runs.series.count > starts)
  }

  /// The name of a run in the key.
  func label(of run: Run, isFaint: Bool) -> String? {
    areNamed && !isFaint ? run.name : nil
  }

  // MARK: Figure

  private func panels(through step: Int?) -> [Panel] {
    let runs = runs
    let surface = surface(runs, through: step)
    guard hasLosses else { return [surface] }
    let losses = losses(runs)
    return [surface, step.map { losses.part(upTo: Double($0)) } ?? losses]
  }

  private var isUpright: Bool { size.height > size.width }

  /// Whether a surface of two parameters is seen from the side; the panel beside it would take its room.
  private var isRelief: Bool { style == .relief && !result.isLine }

  /// Whether there is room for values against steps.
  var hasLosses: Bool { !isRelief && (isUpright ? size.height >= 380 : size.width >= 420) }

  package var narrowRatio: Double { isRelief ? 0.95 : 1.4 }

  private var keyEntries: [KeyEntry] {
    var entries = [KeyEntry(Phrases.start, .glyph(.ring, theme.secondaryText))]
    if result.minima.contains(where: isShown) {
      entries.append(KeyEntry(Phrases.minimum, .glyph(.plus, theme.text)))
    }
    return entries
  }

  private func isShown(_ minimum: PathResult.Minimum) -> Bool {
    contains(minimum.point[0], minimum.point.count > 1 ? minimum.point[1] : minimum.height)
  }

  // MARK: The surface

  private func surface(_ runs: [Run], through step: Int?) -> Panel {
    guard !isRelief else { return relief(runs, through: step) }
    var marks = ground
    let several = result.runs.plan.training.seedCount > 1
    // Strong paths lie over faint ones.
    for run in runs.sorted(by: { ($1.seed, $0.series) < ($0.seed, $1.series) }) {
      let whole = self.marks(run, run.path, isFaint: several && run.seed > 0)
      guard let step else {
        marks += whole
        continue
      }
      let parts = self.marks(run, run.path.prefix(through: step), isFaint: several && run.seed > 0)
      marks += zip(parts, whole).map { PartialMark($0, of: $1) }
    }
    for run in runs where !several || run.seed == 0 {
      marks += start(of: run)
    }
    if step == nil { marks += ends(runs) }
    let shown = result.minima.filter(isShown)
    if !shown.isEmpty {
      marks.append(
        PointMark(
          x: shown.map { $0.point[0] }, y: shown.map { $0.point.count > 1 ? $0.point[1] : $0.height },
          color: theme.text, glyph: .plus, size: 6))
    }
    let names = result.names
    let heights = heights
    return Panel(
      x: Axis(names[0], lower: horizontal.lowerBound, upper: horizontal.upperBound),
      y: result.isLine
        ? Axis(words.quantity, lower: heights?.lower, upper: heights?.upper)
        : Axis(names[1], lower: vertical?.lowerBound, upper: vertical?.upperBound),
      marks: marks, hasEqualUnits: hasEqualUnits)
  }

  /// The surface seen from the side, with the paths on it.
  private func relief(_ runs: [Run], through step: Int?) -> Panel {
    let several = result.runs.plan.training.seedCount > 1
    let sorted = runs.sorted { ($1.seed, $0.series) < ($0.seed, $1.series) }
    let trails = sorted.map { run in
      let isFaint = several && run.seed > 0
      let path = step.map { run.path.prefix(through: $0) } ?? run.path
      var style = isFaint ? run.style.faint : run.style
      (style.glyph, style.width) = (nil, isFaint ? 1 : 1.8)
      return ReliefMark.Trail(
        x: path.x, y: path.y, z: path.heights, style: style, label: label(of: run, isFaint: isFaint))
    }
    var spots = result.minima.filter(isShown).map { minimum in
      ReliefMark.Spot(
        x: minimum.point[0], y: minimum.point[1], z: minimum.height, glyph: .plus, color: theme.text, size: 7)
    }
    for run in runs where !several || run.seed == 0 {
      let path = step.map { run.path.prefix(through: $0) } ?? run.path
      for (index, glyph) in [(path.x.indices.first, Glyph.ring), (path.x.indices.last, run.endGlyph)] {
        guard let index, contains(path.x[index], path.y[index]) else { continue }
        spots.append(
          ReliefMark.Spot(
            x: path.x[index], y: path.y[index], z: path.heights[index], glyph: glyph, color: run.style.color, size: 7))
      }
    }
    let kind: ColorScale.Kind = look.hasLogY == true ? .log10 : .linear
    return Panel(
      marks: [
        ReliefMark(
          x: result.x, y: result.y, values: result.heights,
          scale: ColorScale(fitting: result.heights, kind: kind, map: theme.colorMap),
          names: result.names + [words.quantity],
          view: ReliefMark.View(azimuth: angle.azimuth, elevation: angle.elevation), trails: trails, spots: spots)
      ], hidesAxes: true)
  }

  // MARK: Paths

  private func marks(_ run: Run, _ path: DescentPath, isFaint: Bool) -> [any Mark] {
    let (x, y) = (path.x, result.isLine ? path.heights : path.y)
    var style = isFaint ? run.style.faint : run.style
    (style.glyph, style.width) = (nil, isFaint ? 1 : 1.5)
    if isFaint { style.opacity = Self.faintOpacity }
    var marks: [any Mark] = [
      LineMark(
        x: x, y: y, style: style, label: hasLosses ? nil : label(of: run, isFaint: isFaint),
        casing: isFaint ? nil : theme.background.withOpacity(0.7), stretchesAxes: false)
    ]
    guard !isFaint else { return marks }
    let dots = dots(path)
    marks.append(
      PointMark(
        x: dots.map { x[$0] }, y: dots.map { y[$0] }, color: run.style.color, glyph: run.style.glyph ?? .circle, size: 4
      ))
    marks.append(ArrowMark(x: x, y: y, color: run.style.color, size: 8, spacing: 70))
    return marks
  }

  /// The steps whose neighbours are far enough away to be told apart from them.
  private func dots(_ path: DescentPath) -> [Int] {
    let gaps = path.x.indices.dropFirst().map { distance(path, $0 - 1, path, $0) >= Self.dotDistance }
    return path.x.indices.dropFirst().filter { index in
      contains(path.x[index], path.y.isEmpty ? path.heights[index] : path.y[index]) && gaps[index - 1]
        && (index >= gaps.count || gaps[index])
    }
  }

  private func start(of run: Run) -> [any Mark] {
    guard let x = run.path.x.first, let y = (result.isLine ? run.path.heights : run.path.y).first, contains(x, y) else {
      return []
    }
    return [PointMark(x: [x], y: [y], color: run.style.color, glyph: .ring, size: 7)]
  }

  // MARK: Values against steps

  private func losses(_ runs: [Run]) -> Panel {
    let several = result.runs.plan.training.seedCount > 1
    var marks: [any Mark] = []
    for run in runs.sorted(by: { ($1.seed, $0.series) < ($0.seed, $1.series) }) {
      let isFaint = several && run.seed > 0
      var style = isFaint ? run.style.faint : run.style
      if isFaint { style.opacity = Self.faintOpacity }
      let label = label(of: run, isFaint: isFaint)
      func line(_ indices: [Int]) -> LineMark {
        LineMark(
          x: indices.map { Double(run.path.steps[$0]) }, y: indices.map { run.path.heights[$0] }, style: style,
          label: label)
      }
      // The axis fits the values inside the window only, so that others do not flatten them.
      let finite = run.path.x.indices.filter {
        run.path.heights[$0].isFinite && (!look.isLogX || run.path.steps[$0] > 0)
      }
      let inside = finite.filter { contains(run.path.x[$0], run.path.y.isEmpty ? 0 : run.path.y[$0]) }
      marks.append(PartialMark(line(finite), of: line(inside.isEmpty ? finite : inside)))
    }
    let extent = marks.map(\.yExtent).reduce(DataExtent()) { $0.union($1) }
    let isLog = look.hasLogY ?? spansDecades(extent)
    let ends = isLog ? logEnds(extent) : ends([extent.lowest, extent.highest])
    return Panel(
      x: Axis(
        Phrases.step, scale: look.isLogX ? .log10 : .linear, lower: look.isLogX ? 1 : 0,
        upper: Double(max(1, momentCount - 1))),
      y: Axis(words.quantity, scale: isLog ? .log10 : .linear, lower: ends?.lower, upper: ends?.upper), marks: marks)
  }

  /// The ends of a linear axis that shows all finite values.
  func ends(_ values: [Double]) -> (lower: Double, upper: Double)? {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max(), high / 2 - low / 2 > 1e-9 * max(abs(low), abs(high)) else {
      return nil
    }
    let room = theme.headroom * (high / 2 - low / 2) * 2
    // An axis that begins at zero has its foot there.
    return (low >= 0 && low < room ? 0 : low - room, high + room)
  }

  /// The ends of a logarithmic axis that shows all values above zero.
  private func logEnds(_ extent: DataExtent) -> (lower: Double, upper: Double)? {
    guard extent.highest > extent.lowestPositive, extent.highest / extent.lowestPositive < .infinity else { return nil }
    // The sixteenth root: about the share of the axis that a linear one leaves free.
    let room = (0..<4).reduce(extent.highest / extent.lowestPositive) { root, _ in root.squareRoot() }
    return (extent.lowestPositive / room, extent.highest * room)
  }

  /// Whether values are zero or above and span three decades or more: a run may well end at exactly zero.
  private func spansDecades(_ extent: DataExtent) -> Bool {
    extent.lowest >= 0 && extent.lowestPositive.isFinite && extent.highest / extent.lowestPositive >= 1000
  }
}

extension PathStudy: ChartedStudy {
  package static func chart(of result: PathResult, _ view: PathView, with catalog: Catalog) -> any Chart {
    var chart = PathChart(result)
    chart.levelCount = view.levels
    chart.style = view.style ?? .contours
    chart.angle = view.angle ?? ViewAngle()
    chart.hasArrows = view.hasArrows ?? false
    return chart
  }
}
