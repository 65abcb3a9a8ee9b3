import Descent
import Drawing
package import GradientKit
package import Plotting
package import Studies
import Wording

/// A heat map: how descent ends, as the colour of a cell for every pair of what is varied, and the same numbers as lines.
package struct HeatmapChart: Chart {
  /// The result of the runs.
  package var result: HeatmapResult
  /// What the colours say.
  package var value: HeatmapValue
  /// Where colours begin and end; `nil` for where the finite cells do.
  package var colorRange: ClosedRange<Double>?
  /// Whether equal steps of colour are equal ratios; `nil` to choose by the values.
  package var hasLogColor: Bool?
  /// Whether lines of equal value are drawn over the cells.
  package var showsContours = false
  /// What stands beside the map; `nil` for lines where there are few of them, and the range of seeds where there are some.
  package var companion: HeatmapView.Companion?
  /// The look of the figure.
  package var look = Look()

  /// Creates the chart of a result.
  package init(_ result: HeatmapResult, value: HeatmapValue) {
    self.result = result
    self.value = value
  }

  package var draft: ChartDraft {
    let (words, cells) = (words, cells)
    let finite = values(cells)
    let ends = [finite.min(), finite.max()].compactMap(\.self)
    let span = ends.map { words.text($0, isAccuracy: value.isAccuracy) }.joined(separator: " to ")
    var panels = [panel(cells)]
    switch shownCompanion {
    case .lines: panels.append(lines(cells))
    case .range: panels.append(ranges(cells))
    case .none: break
    }
    return ChartDraft(
      title: words.title, subtitle: words.subtitle, caption: words.caption(details: details(cells)),
      kind: "Heat map of \(words.valueName), \(span.isEmpty ? "nowhere finite" : "from " + span), over "
        + "\(label(result.plan.x)) (\(extent(result.plan.x))) and \(label(result.plan.y)) (\(extent(result.plan.y))).",
      panels: panels, arrangement: size.height > size.width ? .stacked : .sideBySide, key: key(cells), notedPanels: [])
  }

  private var words: HeatmapWords { HeatmapWords(result, value: value) }

  private var cells: [HeatmapCell] { result.cells(value) }

  private func values(_ cells: [HeatmapCell]) -> [Double] { cells.compactMap(\.median).filter(\.isFinite) }

  private var format: TickFormat { value.isAccuracy ? .percent : .number }

  private var shownCompanion: HeatmapView.Companion {
    if let companion { return companion }
    if result.plan.runsPerCell > 1 { return .range }
    return (2...6).contains(result.height) && result.width > 2 && size.width >= 560 ? .lines : .none
  }

  // MARK: Axes

  private func label(_ axis: HeatmapAxis) -> String { words.words(for: axis.quantity) }

  private func extent(_ axis: HeatmapAxis) -> String {
    guard let first = axis.values.first, let last = axis.values.last, first != last else {
      return axis.values.isEmpty ? "" : words.shortText(at: 0, of: axis)
    }
    guard axis.words.isEmpty else { return axis.values.indices.map { words.shortText(at: $0, of: axis) }.listed }
    return "\(words.text(first)) to \(words.text(last))"
  }

  /// How an axis is laid out: few counts by name, so that none is said to lie between them; else by their spacing.
  private func scale(_ axis: HeatmapAxis, isLog: Bool?) -> ScaleKind {
    let isDiscrete = axis.quantity.isWhole || axis.quantity == .l2
    if !axis.words.isEmpty || axis.values.count <= 2 || isLog == nil && isDiscrete && axis.values.count <= 12 {
      return .categories(axis.values.indices.map { words.shortText(at: $0, of: axis) })
    }
    guard axis.values.contains(where: { $0 > 0 }) else { return .linear }
    return isLog.map { $0 ? .log10 : .linear } ?? .spreading(axis.values)
  }

  private var xScale: ScaleKind { scale(result.plan.x, isLog: look.hasLogX) }
  private var yScale: ScaleKind { scale(result.plan.y, isLog: look.hasLogY) }

  /// Where the values of an axis lie on it; `nil` for those without a place.
  private func places(_ axis: HeatmapAxis, _ scale: ScaleKind) -> [Double?] {
    switch scale {
    case .categories: axis.values.indices.map { Double($0) }
    case .log10: axis.values.map { $0 > 0 ? $0 : nil }
    case .linear, .automatic, .dates: axis.values
    }
  }

  private var xPlaces: [Double?] { places(result.plan.x, xScale) }
  private var yPlaces: [Double?] { places(result.plan.y, yScale) }

  // MARK: The map

  /// The colours of values: what is best has the same end whether that is a low loss or a high accuracy.
  private var valueMap: ColorMap {
    value.isAccuracy && look.colormap == nil ? theme.colorMap.reversed : theme.colorMap
  }

  private func colors(
    _ values: [Double], range: ClosedRange<Double>? = nil, isLog: Bool? = nil, in valueMap: ColorMap
  ) -> ColorScale {
    if let range {
      let isLog = isLog ?? false
      var scale: ColorScale =
        isLog
        ? .log10(range.lowerBound, range.upperBound, map: valueMap)
        : .linear(range.lowerBound, range.upperBound, map: valueMap)
      scale.extendsBelow = values.contains { $0 < scale.lower && (!isLog || $0 > 0) }
      scale.extendsAbove = values.contains { $0 > scale.upper }
      return scale
    }
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let least = values.filter { $0 > 0 }.min() ?? 0
    let spansDecades = low >= 0 && least > 0 && high / least >= 1000
    if isLog ?? (!value.isAccuracy && value.parameter == nil && spansDecades) {
      var scale = ColorScale(fitting: values, kind: .log10, map: valueMap)
      scale.extendsBelow = values.contains(0)
      return scale
    }
    let robust = ColorScale(fitting: values, span: .robust, map: valueMap)
    // What is about to diverge is finite still, and would leave one colour for all the rest.
    let isFlattened = high / 2 - low / 2 > 10 * (robust.upper / 2 - robust.lower / 2)
    return isFlattened ? robust : ColorScale(fitting: values, map: valueMap)
  }

  private func colors(_ cells: [HeatmapCell]) -> ColorScale {
    let scale = colors(values(cells), range: colorRange, isLog: hasLogColor, in: valueMap)
    // What is beyond the range looks like nothing within it.
    return scale.marking(under: theme.underColor, over: theme.overColor)
  }

  private func cell(_ cell: HeatmapCell, _ number: Double?, _ colors: ColorScale) -> Cell {
    switch cell.state {
    case .diverged: .state(CellState(Phrases.divergedCell, .rising))
    case .notRun: .state(CellState(Phrases.notRun, .dotted))
    // A loss of 0 is as low as it gets, and has the colour of the lowest.
    case .done: number.map { .value($0 == 0 && colors.kind == .log10 ? colors.lower : $0) } ?? .state(.missing)
    }
  }

  private func map(_ cells: [HeatmapCell], _ colors: ColorScale, _ number: (HeatmapCell) -> Double?) -> CellMark {
    let (columns, rows) = (xPlaces, yPlaces)
    func edges(_ places: [Double?], _ scale: ScaleKind) -> CellEdges {
      CellEdges(around: places.compactMap(\.self), scale: scale)
    }
    return CellMark(
      x: edges(columns, xScale), y: edges(rows, yScale),
      cells: rows.indices.filter { rows[$0] != nil }.flatMap { row in
        columns.indices.filter { columns[$0] != nil }.map { column in
          let one = cells[row * result.width + column]
          return cell(one, number(one), colors)
        }
      }, scale: colors)
  }

  private func panel(_ cells: [HeatmapCell]) -> Panel {
    let colors = colors(cells)
    let map = map(cells, colors, \.median)
    var marks: [any Mark] = [map]
    if showsContours { marks.append(contours(cells, colors)) }
    if let limit = limitLine(in: map) { marks.append(limit) }
    if let best = ringed, let x = xPlaces[best.column], let y = yPlaces[best.row] {
      marks.append(PointMark(x: [x], y: [y], color: theme.text, glyph: .ring, size: 9))
    }
    return Panel(
      x: Axis(label(result.plan.x), scale: xScale), y: Axis(label(result.plan.y), scale: yScale), marks: marks,
      colorBar: values(cells).isEmpty ? nil : ColorBar(colors, title: words.valueName, format: format))
  }

  /// The best cell, unless all are as good.
  private var ringed: (column: Int, row: Int)? {
    guard let best = result.best(value), best.tieCount < result.width * result.height - 1 else { return nil }
    return (best.column, best.row)
  }

  private func ranges(_ cells: [HeatmapCell]) -> Panel {
    func range(_ cell: HeatmapCell) -> Double? { cell.high.flatMap { high in cell.low.map { high - $0 } } }
    let colors = colors(cells.compactMap(range).filter(\.isFinite), in: theme.colorMap)
    return Panel(
      x: Axis(label(result.plan.x), scale: xScale), y: Axis(label(result.plan.y), scale: yScale),
      marks: [map(cells, colors, range)], colorBar: ColorBar(colors, title: Phrases.rangeOverSeeds, format: format))
  }

  private func contours(_ cells: [HeatmapCell], _ colors: ColorScale) -> ContourMark {
    let (columns, rows) = (xPlaces, yPlaces)
    let values = rows.indices.filter { rows[$0] != nil }.flatMap { row in
      columns.indices.filter { columns[$0] != nil }.map { cells[row * result.width + $0].median ?? .nan }
    }
    let ends = [colors.lower, colors.upper]
    return ContourMark(
      x: columns.compactMap(\.self), y: rows.compactMap(\.self), values: values,
      levels: colors.kind == .log10
        ? ContourLevels.geometric(above: 0, of: ends, count: 6) : ContourLevels.linear(of: ends, count: 6),
      line: SeriesStyle(theme.text, width: 0.9, opacity: 0.8), isLabelled: true,
      interpolatesLogarithms: colors.kind == .log10)
  }

  private var limitStyle: SeriesStyle { SeriesStyle(theme.text, width: 1.5, dash: [5, 3]) }

  /// The rate at which steps stop shrinking, across the map; `nil` where it is not known or not on the map.
  private func limitLine(in map: CellMark) -> LineMark? {
    let isAcross = result.plan.x.quantity == .rate
    guard let limit = result.limit?.rates else { return nil }
    if case .categories = isAcross ? xScale : yScale { return nil }
    let (rateEdges, otherEdges) = isAcross ? (map.x.values, map.y.values) : (map.y.values, map.x.values)
    let shown = zip(limit, isAcross ? yPlaces : xPlaces).compactMap { rate, place in place.map { (rate, $0) } }
    guard let low = rateEdges.first, let high = rateEdges.last, shown.contains(where: { low < $0.0 && $0.0 < high }),
      let start = otherEdges.first, let end = otherEdges.last, let first = shown.first?.0, let last = shown.last?.0
    else { return nil }
    let (along, across) = ([start] + shown.map(\.1) + [end], [first] + shown.map(\.0) + [last])
    return LineMark(
      x: isAcross ? across : along, y: isAcross ? along : across, style: limitStyle, casing: theme.background,
      stretchesAxes: false)
  }

  private func key(_ cells: [HeatmapCell]) -> Key {
    var entries: [KeyEntry] = []
    if ringed != nil { entries.append(KeyEntry(words.bestName, .glyph(.ring, theme.text))) }
    if hasLimitLine(cells) {
      entries.append(KeyEntry(isPlainLimit ? "rate 2/L" : "limit of stability", .line(limitStyle)))
    }
    return Key(.automatic, entries: entries)
  }

  private func hasLimitLine(_ cells: [HeatmapCell]) -> Bool {
    limitLine(in: map(cells, colors(cells), \.median)) != nil
  }

  private var isPlainLimit: Bool {
    result.limit.map { limit in limit.rates.allSatisfy { abs($0 * limit.curvature - 2) < 1e-9 } } ?? false
  }

  /// Sentences about how it is drawn.
  private func details(_ cells: [HeatmapCell]) -> [String] {
    var sentences: [String] = []
    if hasLimitLine(cells), let limit = words.limit { sentences.append(limit) }
    let colors = colors(cells)
    if colorRange == nil && colors.kind == .linear && (colors.extendsBelow || colors.extendsAbove) {
      sentences.append("Colours span the 2nd to the 98th percentile.")
    }
    if colors.kind == .log10 && values(cells).contains(0) { sentences.append("0 has the lowest colour.") }
    for (axis, places) in [(result.plan.x, xPlaces), (result.plan.y, yPlaces)] {
      let missing = places.count { $0 == nil }
      if missing > 0 {
        sentences.append("\(missing.counted("value")) of \(label(axis)) not above 0, off the logarithmic axis.")
      }
    }
    if shownCompanion == .lines && !look.hides(.bands) && result.plan.runsPerCell > 1 && hasRowStyles {
      sentences.append("Bands: least to greatest seed.")
    }
    return sentences
  }

  // MARK: Lines

  /// Whether rows are few enough to have a colour and a name each.
  private var hasRowStyles: Bool { result.height <= 6 }

  private func lines(_ cells: [HeatmapCell]) -> Panel {
    let rows = result.plan.y.values
    let columns = xPlaces.map { $0 ?? .nan }
    var marks: [any Mark] = []
    let styles = theme.styles(forOrdered: rows.count)
    let shades = ColorScale(fitting: rows, kind: yScale == .log10 ? .log10 : .linear, map: theme.lineMap)
    for (index, y) in rows.enumerated() {
      let row = Array(cells[index * columns.count..<(index + 1) * columns.count])
      let heights = row.map { $0.median ?? .nan }
      let known = heights.indices.filter { heights[$0].isFinite }
      let style =
        hasRowStyles ? styles[index] : SeriesStyle(shades.color(for: y) ?? theme.secondaryText, width: 1.1)
      if hasRowStyles && result.plan.runsPerCell > 1 {
        marks.append(
          BandMark(
            x: known.map { columns[$0] }, low: known.map { row[$0].low ?? .nan },
            high: known.map { row[$0].high ?? .nan },
            color: style.color))
      }
      // What has not been run is told by the map; a line shows only what came out not finite.
      let pieces = row.indices.split { row[$0].state == .notRun }
      for (number, piece) in pieces.enumerated() {
        let isNamed = hasRowStyles && rows.count > 1 && number == pieces.count - 1
        marks.append(
          LineMark(
            x: Array(columns[piece.startIndex..<piece.endIndex]),
            y: heights[piece.startIndex..<piece.endIndex].map { $0.isFinite ? $0 : .nan }, style: style,
            label: isNamed ? words.text(at: index, of: result.plan.y) : nil))
      }
    }
    let isLog = colors(cells).kind == .log10
    return Panel(
      x: Axis(label(result.plan.x), scale: xScale),
      y: Axis(words.valueName, scale: isLog ? .log10 : .linear, format: format), marks: marks,
      colorBar: hasRowStyles ? nil : ColorBar(shades, title: label(result.plan.y)))
  }
}

extension HeatmapStudy: ChartedStudy {
  package static func chart(of result: HeatmapResult, _ view: HeatmapView, with catalog: Catalog) -> any Chart {
    var chart = HeatmapChart(result, value: view.value)
    chart.colorRange = view.colorRange
    chart.hasLogColor = view.hasLogColor
    chart.showsContours = view.showsContours
    chart.companion = view.companion
    return chart
  }
}
