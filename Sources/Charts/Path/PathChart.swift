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
  /// How many contours there are.
  var levelCount = 12
  /// How a surface of two parameters is drawn.
  package var style = PathView.Style.contours
  /// Where a relief is seen from.
  package var angle = ViewAngle()
  /// Whether arrows point where the surface falls most steeply.
  package var hasArrows = false
  /// How the figure looks.
  package var look = Look()

  /// Steps nearer to each other than this share of the window are not told apart by dots.
  private static let dotDistance = 0.014
  /// Paths that end nearer to each other than this share of the window end in one place.
  private static let endDistance = 0.04
  /// How solid the paths of further seeds are: words keep off lines from one half on.
  private static let faintOpacity = 0.5
  /// More runs than this end without numbers at their ends.
  private static let mostNumbers = 3
  /// More different starts than this have no names: where each begins can be seen.
  private static let mostNamedStarts = 6

  /// The chart of a result.
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
      leftOut: hasLosses || isRelief ? [] : ["the panel of the value against the step"], notedPanels: [])
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

  fileprivate struct Run {
    var series: Int
    var seed: Int
    var trace: Trace
    var path: DescentPath
    var style: SeriesStyle
  }

  private var words: PathWords {
    let strong = runs.filter { $0.seed == 0 }
    return PathWords(
      result, isGeometric: isGeometric, levelCount: isRelief ? 0 : levelCount,
      hasDots: !isRelief && strong.contains { !dots($0.path).isEmpty })
  }

  private var runs: [Run] {
    let series = result.runs.series
    let styles = theme.styles(for: areNamed || series.count == 1 ? series.count : 1, tellingApartBy: .glyph)
    return series.indices.flatMap { index in
      series[index].traces.indices.map { seed in
        Run(
          series: index, seed: seed, trace: series[index].traces[seed], path: result.path(series: index, seed: seed),
          style: styles[index % styles.count])
      }
    }
  }

  /// Whether the series have names and colours of their own; of many starts each shows by itself where it is.
  private var areNamed: Bool {
    let plan = result.runs.plan
    let starts = plan.problem.starts.count
    return result.runs.series.count > 1 && (starts <= Self.mostNamedStarts || result.runs.series.count > starts)
  }

  private var horizontal: ClosedRange<Double> { (result.x.first ?? -1)...(result.x.last ?? 1) }
  private var vertical: ClosedRange<Double>? {
    guard let first = result.y.first, let last = result.y.last else { return nil }
    return first...last
  }

  /// What the key calls a run.
  private func label(of run: Run, isFaint: Bool) -> String? {
    areNamed && !isFaint ? result.runs.series[run.series].shownLabel : nil
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
  private var hasLosses: Bool { !isRelief && (isUpright ? size.height >= 380 : size.width >= 420) }

  package var narrowRatio: Double { isRelief ? 0.95 : 1.4 }

  private var keyEntries: [KeyEntry] {
    var entries = [KeyEntry("start", .glyph(.ring, theme.secondaryText))]
    if result.minima.contains(where: isShown) {
      entries.append(KeyEntry("minimum", .glyph(.plus, theme.text)))
    }
    return entries
  }

  private func isShown(_ minimum: PathResult.Minimum) -> Bool {
    contains(minimum.point[0], minimum.point.count > 1 ? minimum.point[1] : minimum.height)
  }

  /// Whether a place of the surface's panel lies in the window.
  private func contains(_ x: Double, _ y: Double) -> Bool { horizontal.contains(x) && vertical?.contains(y) ?? true }

  // MARK: The surface

  private func surface(_ runs: [Run], through step: Int?) -> Panel {
    guard !isRelief else { return relief(runs, through: step) }
    var marks = ground
    let several = result.runs.plan.training.seedCount > 1
    // What is strong lies over what is faint.
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

  /// The ends of the axis for a function of one parameter: all of it, but for poles beside which nothing else would be
  /// seen.
  private var heights: (lower: Double, upper: Double)? {
    let sorted = result.heights.filter(\.isFinite).sorted()
    guard result.isLine, let low = sorted.first, let high = sorted.last else { return nil }
    let most = sorted[Int(0.9 * Double(sorted.count - 1))] - sorted[Int(0.1 * Double(sorted.count - 1))]
    return high / 2 - low / 2 <= 25 * most ? ends([low, high]) : nil
  }

  /// Whether a unit may be as long on both axes, where there is room for it: then paths of steepest descent cross contours at right angles.
  private var hasEqualUnits: Bool {
    guard let vertical, hasLosses, result.runs.plan.problem.isSurface else { return false }
    let ratio =
      (horizontal.upperBound / 2 - horizontal.lowerBound / 2) / (vertical.upperBound / 2 - vertical.lowerBound / 2)
    return (0.5...2).contains(ratio)
  }

  /// The curve of a function of one parameter, or the contours of one of two.
  private var ground: [any Mark] {
    guard !result.isLine else {
      return [
        LineMark(x: result.x, y: result.heights, style: SeriesStyle(theme.secondaryText, width: theme.lineWidth))
      ] + arrows
    }
    return [
      ContourMark(
        x: result.x, y: result.y, values: result.heights, levels: levels,
        fill: ColorScale(fitting: result.heights, kind: .bands(levels: levels), map: theme.reliefMap),
        line: SeriesStyle(theme.secondaryText, width: 0.6, opacity: 0.55), isLabelled: true)
    ] + arrows
  }

  private var arrows: [any Mark] {
    guard hasArrows else { return [] }
    return [
      DescentArrowMark(
        x: result.x, y: result.y, values: result.heights, color: result.isLine ? theme.text : theme.secondaryText)
    ]
  }

  private var levels: [Double] {
    isGeometric
      ? ContourLevels.geometric(above: least, of: result.heights, count: levelCount)
      : ContourLevels.linear(of: result.heights, count: levelCount)
  }

  /// The lowest value seen anywhere.
  private var least: Double? {
    let paths = runs.flatMap { $0.path.heights } + result.minima.map(\.height)
    return (result.heights + paths).filter(\.isFinite).min()
  }

  /// Whether contours are close to each other near the lowest value: where that lies inside the window, all that matters
  /// is around it; where the surface falls on beyond the edge, nothing is special there.
  private var isGeometric: Bool {
    let finite = result.heights.enumerated().filter(\.element.isFinite)
    guard !result.isLine, let lowest = finite.min(by: { $0.element < $1.element })?.offset else { return false }
    let (column, row) = (lowest % result.x.count, lowest / result.x.count)
    return (1..<result.x.count - 1).contains(column) && (1..<result.y.count - 1).contains(row)
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
    marks.append(ArrowMark(x: x, y: y, color: run.style.color, size: 8, spacing: 70))
    let dots = dots(path)
    marks.append(
      PointMark(
        x: dots.map { x[$0] }, y: dots.map { y[$0] }, color: run.style.color, glyph: run.style.glyph ?? .circle, size: 4
      ))
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

  /// How far two points of paths are apart, in shares of the window.
  private func distance(_ a: DescentPath, _ i: Int, _ b: DescentPath, _ j: Int) -> Double {
    let dx = (a.x[i] - b.x[j]) / (horizontal.upperBound - horizontal.lowerBound)
    guard let vertical else {
      // Along a curve the height counts as well: steep parts are long.
      let span = (result.heights.filter(\.isFinite).max() ?? 1) - (result.heights.filter(\.isFinite).min() ?? 0)
      let dy = span > 0 ? (a.heights[i] - b.heights[j]) / span : 0
      return (dx * dx + (dy.isFinite ? dy * dy : 0)).squareRoot()
    }
    let dy = (a.y[i] - b.y[j]) / (vertical.upperBound - vertical.lowerBound)
    return (dx * dx + dy * dy).squareRoot()
  }

  private func start(of run: Run) -> [any Mark] {
    guard let x = run.path.x.first, let y = (result.isLine ? run.path.heights : run.path.y).first, contains(x, y) else {
      return []
    }
    return [PointMark(x: [x], y: [y], color: run.style.color, glyph: .ring, size: 7)]
  }

  // MARK: Ends

  /// Runs that end alike in one place.
  private struct End {
    var runs: [Run]
    var x: Double
    var y: Double
    var isInside: Bool
    /// What is said of one run that ends so.
    var words: String
    var exit: Int?
  }

  /// What became of the runs, where they end or leave the window for good; once for all that end alike in one place.
  private func ends(_ runs: [Run]) -> [any Mark] {
    let words = words
    var ends: [End] = []
    for run in runs {
      guard let place = end(of: run.path) else { continue }
      let words = words.ending(
        of: run.trace, leavingAt: place.exit, hasNumbers: runs.count <= Self.mostNumbers, count: 1)
      let index = ends.firstIndex { end in
        end.words == words && distance(from: (end.x, end.y), to: (place.x, place.y)) < Self.endDistance
      }
      if let index {
        ends[index].runs.append(run)
      } else {
        ends.append(
          End(runs: [run], x: place.x, y: place.y, isInside: place.exit == nil, words: words, exit: place.exit))
      }
    }
    return ends.flatMap { end -> [any Mark] in
      let strong = end.runs.filter { result.runs.plan.training.seedCount == 1 || $0.seed == 0 }
      let colors = Set(end.runs.map(\.style.color))
      let color = colors.count == 1 ? colors.first ?? theme.text : theme.text
      let label = words.ending(
        of: end.runs[0].trace, leavingAt: end.exit, hasNumbers: runs.count <= Self.mostNumbers, count: end.runs.count)
      guard end.isInside else {
        return [
          TextMark(
            RichText(label), x: end.x, y: end.y, anchor: TextAnchor(end.x > middle ? .end : .start, .middle),
            distance: 9, color: color)
        ]
      }
      let glyphs: [any Mark] = strong.dropFirst().compactMap { run in glyph(of: run) }
      return glyphs + [
        StateMark(
          x: end.x, y: end.y, glyph: (strong.first ?? end.runs[0]).endGlyph, color: color,
          label: label.isEmpty ? nil : label)
      ]
    }
  }

  private var middle: Double { horizontal.lowerBound / 2 + horizontal.upperBound / 2 }

  private func glyph(of run: Run) -> (any Mark)? {
    guard let x = run.path.x.last, let y = (result.isLine ? run.path.heights : run.path.y).last else { return nil }
    return StateMark(x: x, y: y, glyph: run.endGlyph, color: run.style.color)
  }

  private func distance(from a: (x: Double, y: Double), to b: (x: Double, y: Double)) -> Double {
    let dx = (a.x - b.x) / (horizontal.upperBound - horizontal.lowerBound)
    guard let vertical else { return abs(dx) }
    let dy = (a.y - b.y) / (vertical.upperBound - vertical.lowerBound)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// Where a path ends, or where it leaves the window for good, with the step it is out at; `nil` where it never was
  /// inside.
  private func end(of path: DescentPath) -> (x: Double, y: Double, exit: Int?)? {
    let heights = result.isLine ? path.heights : path.y
    guard let last = path.x.indices.last(where: { contains(path.x[$0], heights[$0]) }) else { return nil }
    guard last + 1 < path.x.count else { return (path.x[last], heights[last], nil) }
    // The way out is a straight line; the window's edge is found on it.
    let (from, to) = ((path.x[last], heights[last]), (path.x[last + 1], heights[last + 1]))
    var share = 1.0
    func cut(_ start: Double, _ end: Double, _ range: ClosedRange<Double>) {
      if end > range.upperBound { share = min(share, (range.upperBound - start) / (end - start)) }
      if end < range.lowerBound { share = min(share, (range.lowerBound - start) / (end - start)) }
    }
    cut(from.0, to.0, horizontal)
    if let vertical { cut(from.1, to.1, vertical) }
    // A step so long that the function is infinite at its end has no edge to be seen at.
    guard to.0.isFinite, to.1.isFinite else { return (from.0, from.1, path.steps[last + 1]) }
    return (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1), path.steps[last + 1])
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
      // What lies outside the window is out of this panel as well, so that it does not flatten the rest.
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
        "step", scale: look.isLogX ? .log10 : .linear, lower: look.isLogX ? 1 : 0,
        upper: Double(max(1, momentCount - 1))),
      y: Axis(words.quantity, scale: isLog ? .log10 : .linear, lower: ends?.lower, upper: ends?.upper), marks: marks)
  }

  /// The ends of a linear axis that shows all finite values.
  private func ends(_ values: [Double]) -> (lower: Double, upper: Double)? {
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

extension PathChart.Run {
  /// What stands at the end of a path: a cross where it went up without end.
  fileprivate var endGlyph: Glyph { trace.verdict.isDiverged ? .cross : style.glyph ?? .circle }
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
