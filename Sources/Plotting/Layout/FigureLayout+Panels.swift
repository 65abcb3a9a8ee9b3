import Drawing

extension FigureLayout {
  /// The margins around a panel.
  private struct Margins {
    var left = 0.0
    var top = 0.0
    var right = 0.0
    var bottom = 0.0
  }

  mutating func placePanels(in body: Rect, placement: KeyPlacement) -> Bool {
    panels = []
    let count = figure.panels.count
    guard count > 0 else { return true }
    let columns = figure.arrangement.columns(for: count)
    let rows = (count + columns - 1) / columns
    let inner = Size(
      body.width - Double(columns - 1) * columnGap, body.height - Double(rows - 1) * rowGap)
    let gutters = endLabelGutters(columns: columns, placement: placement)
    let bars = colorBarWidths
    if placement == .lineEnds && figure.key.placement == .automatic
      && gutters.reduce(0, +) > 0.3 * body.width + Double(columns) * EndLabels.gap
    {
      return false
    }
    // Text wraps to its column's width, which depends on the ticks, which depend on the height that the text leaves.
    var columnWidths = [Double](repeating: inner.width / Double(columns), count: columns)
    for pass in 0..<2 {
      var margins = [Margins](repeating: Margins(), count: max(rows, columns))
      let titles = figure.panels.indices.map { words(of: $0, width: columnWidths[$0 % columns], columns: columns) }
      for (index, words) in titles.enumerated() {
        let hasXLabels = hasXLabels(index, columns: columns)
        let row = index / columns
        margins[row].top = max(margins[row].top, words.top)
        margins[row].bottom = max(margins[row].bottom, bottomMargin(of: index, words.x, hasLabels: hasXLabels))
      }
      let height =
        ((inner.height - (0..<rows).reduce(0) { $0 + margins[$1].top + margins[$1].bottom })
        / Double(rows)).rounded(.down)
      guard height >= max(Self.leastPanel.height, isOmitted(.tickLabels) ? 0 : 0.2 * bounds.height / Double(rows))
      else {
        return false
      }
      let vertical = Rect(x: 0, y: 0, width: 1, height: height)
      for (index, panel) in figure.panels.enumerated() {
        let ticks = AxisTicks(
          vertical: scales[index].y, format: panel.y.format, area: vertical, style: theme.tickStyle, measurer: measurer)
        let column = index % columns
        let hasLabels = !isOmitted(.tickLabels) && !panel.hidesAxes && hasYLabels(index, columns: columns)
        let widest = panel.hasEqualUnits ? widestLabel(of: scales[index].y, format: panel.y.format) : ticks.labelWidth
        let labels = hasLabels ? widest + PanelLayout.tickGap : 0
        margins[column].left = max(
          margins[column].left, (labels + (panel.hidesAxes ? 0 : theme.tickLength)).rounded(.up))
        margins[column].right = max(margins[column].right, gutters[column] + bars[index])
      }
      func width() -> Double {
        ((inner.width - (0..<columns).reduce(0) { $0 + margins[$1].left + margins[$1].right }) / Double(columns))
          .rounded(.down)
      }
      guard width() >= Self.leastPanel.width else { return false }
      if !isOmitted(.tickLabels) {
        for (index, panel) in figure.panels.enumerated() where !panel.hidesAxes {
          let wide = Rect(x: 0, y: 0, width: width(), height: height)
          let ticks = AxisTicks(
            horizontal: scales[index].x, format: panel.x.format, area: wide, left: -1000, right: wide.width + 1000,
            style: theme.tickStyle, measurer: measurer)
          let overhang = ticks.places.map { $0.position + $0.extent.width / 2 - wide.width }.max() ?? 0
          let column = index % columns
          margins[column].right = max(margins[column].right, overhang.rounded(.up))
        }
      }
      guard width() >= Self.leastPanel.width else { return false }
      columnWidths = (0..<columns).map { margins[$0].left + width() + margins[$0].right }
      if pass == 1 {
        place(titles, margins: margins, area: Size(width(), height), columns: columns, bars: bars, in: body)
      }
    }
    return finish(placement)
  }

  private typealias Titles = (panel: TextBlock?, y: TextBlock?, x: TextBlock?, bar: TextBlock?, top: Double)

  /// Whether a panel has tick labels and a title at its x axis; panels that share the axis have them in the bottom row
  /// only.
  private func hasXLabels(_ index: Int, columns: Int) -> Bool {
    !figure.hasOneX || index + columns >= figure.panels.count
  }

  /// Whether a panel has tick labels and a title at its y axis; panels that share the axis have them in the left column
  /// only.
  private func hasYLabels(_ index: Int, columns: Int) -> Bool { !figure.sharesY || index % columns == 0 }

  /// Returns the width of the widest label on an axis of any length.
  private func widestLabel(of scale: any Scale, format: TickFormat) -> Double {
    let labels = Set((2...11).flatMap { scale.ticks(about: $0, format: format) }.compactMap(\.label))
    return labels.map { measurer.extent(of: $0, style: theme.tickStyle).width }.max() ?? 0
  }

  /// The widths of the colour bars to the right of each panel.
  private var colorBarWidths: [Double] {
    figure.panels.map { panel in
      guard let bar = panel.colorBar, !isOmitted(.colorBars) else { return 0 }
      let labels = isOmitted(.tickLabels) ? 0 : widestLabel(of: bar.scale.axis, format: bar.format)
      return ColorBarLayout.width(labels: labels, theme: theme)
    }
  }

  /// Returns the size of a panel: all of `size`, or the largest part with equal units on both axes.
  private func size(of index: Int, in size: Size) -> Size {
    guard figure.panels[index].hasEqualUnits, let x = scales[index].x as? LinearScale,
      let y = scales[index].y as? LinearScale
    else { return size }
    // Halved, because the difference of the largest doubles overflows.
    let ratio = (x.upper / 2 - x.lower / 2) / (y.upper / 2 - y.lower / 2)
    let (width, height) = (min(size.width, size.height * ratio), min(size.height, size.width / ratio))
    // Unequal units are better than a strip too thin to read.
    guard width >= Self.leastPanel.width, height >= Self.leastPanel.height else { return size }
    return Size(width.rounded(.down), height.rounded(.down))
  }

  private func words(of index: Int, width: Double, columns: Int) -> Titles {
    let panel = figure.panels[index]
    func block(_ text: String, _ style: TextStyle, unless part: OmittedPart, width: Double) -> TextBlock? {
      isOmitted(part) ? nil : TextBlock(text, style: style, width: width, lineLimit: 3, measurer: measurer)
    }
    let hasBar = panel.colorBar != nil && !isOmitted(.colorBars)
    let yText = hasYLabels(index, columns: columns) ? panel.y.label : ""
    let bar = block(
      hasBar ? panel.colorBar?.title ?? "" : "", theme.labelStyle, unless: .axisTitles,
      width: yText.isEmpty ? width : width * 0.5)
    let title = block(panel.title, theme.panelTitleStyle, unless: .panelTitles, width: width)
    let y = block(
      yText, theme.labelStyle, unless: .axisTitles, width: bar.map { max(20, width - $0.size.width - 12) } ?? width)
    let x = block(
      hasXLabels(index, columns: columns) ? panel.x.label : "", theme.labelStyle, unless: .axisTitles, width: width)
    // The highest tick label extends above the axis by half its height.
    var top = isOmitted(.tickLabels) ? 2 : theme.tickSize * 0.7
    let axisTitles = max(y?.size.height ?? 0, bar?.size.height ?? 0)
    if title != nil || axisTitles > 0 { top = PanelLayout.topGap }
    top += axisTitles
    if let title { top += title.size.height + (axisTitles == 0 ? 0 : PanelLayout.titleGap) }
    return (title, y, x, bar, top)
  }

  private func bottomMargin(of index: Int, _ title: TextBlock?, hasLabels: Bool) -> Double {
    guard !figure.panels[index].hidesAxes else { return 0 }
    var margin = theme.tickLength
    guard hasLabels else { return margin }
    if !isOmitted(.tickLabels) {
      let scale = scales[index].x
      let labels = scale.ticks(about: 5, format: figure.panels[index].x.format).compactMap(\.label)
      let height = labels.map { measurer.extent(of: $0, style: theme.tickStyle).height }.max() ?? 0
      margin += PanelLayout.tickGap + height
    }
    if let title { margin += PanelLayout.xTitleGap + title.size.height }
    return margin
  }

  /// Returns the width of the line end labels to the right of each column.
  private func endLabelGutters(columns: Int, placement: KeyPlacement) -> [Double] {
    var gutters = [Double](repeating: 0, count: columns)
    guard placement == .lineEnds else { return gutters }
    for (index, panel) in figure.panels.enumerated() {
      for mark in panel.marks {
        guard let entry = mark.keyEntry, entry.isLine, endsAtRight(mark, on: scales[index].x) else { continue }
        let scale = scales[index].y
        // Space for an arrow at a line that leaves the panel.
        let mayLeave = mark.yExtent.highest > scale.upper || mark.yExtent.lowest < scale.lower
        let text = RichText(entry.label + (mayLeave ? " ↓" : ""))
        let extent = measurer.extent(of: text, style: theme.labelStyle(in: entry.color))
        gutters[index % columns] = max(gutters[index % columns], (extent.width + EndLabels.gap + 1).rounded(.up))
      }
    }
    return gutters
  }

  /// Whether a line reaches about the end of the axis, so that its name stands beside the panel instead of inside it.
  func endsAtRight(_ mark: any Mark, on scale: any Scale) -> Bool {
    mark.xExtent.isEmpty || scale.fraction(of: mark.xExtent.highest) > 0.85
  }

  private mutating func place(
    _ titles: [Titles], margins: [Margins], area: Size, columns: Int, bars: [Double], in body: Rect
  ) {
    var top = body.minY
    var left = body.minX
    for (index, panel) in figure.panels.enumerated() {
      let (row, column) = (index / columns, index % columns)
      if column == 0 && row > 0 {
        left = body.minX
        top += margins[row - 1].top + area.height + margins[row - 1].bottom + rowGap
      }
      let (sides, ends) = (margins[column], margins[row])
      let own = size(of: index, in: area)
      let cell = Rect(
        x: left + ((area.width - own.width) / 2).rounded(.down), y: top, width: sides.left + own.width + sides.right,
        height: ends.top + own.height + ends.bottom)
      // Half points, so that axis lines one point wide cover whole pixels.
      let rect = Rect(
        x: (cell.minX + sides.left).rounded(.down) + 0.5, y: (cell.minY + ends.top).rounded(.down) + 0.5,
        width: own.width, height: own.height - 1)
      let frame = PlotFrame(area: rect, x: scales[index].x, y: scales[index].y, theme: theme, medium: medium)
      let slack = min(padding, columnGap / 2) - 3
      let xTicks = AxisTicks(
        horizontal: frame.x, format: panel.x.format, area: rect, left: cell.minX - slack, right: cell.maxX + slack,
        style: theme.tickStyle, measurer: measurer)
      let yTicks = AxisTicks(
        vertical: frame.y, format: panel.y.format, area: rect, style: theme.tickStyle, measurer: measurer)
      let showsLabels = !isOmitted(.tickLabels)
      let bar = panel.colorBar.flatMap { bar -> ColorBarLayout? in
        guard bars[index] > 0 else { return nil }
        return ColorBarLayout(
          bar, title: titles[index].bar, area: rect, right: cell.maxX, room: bars[index], frame: frame,
          showsLabels: showsLabels, measurer: measurer)
      }
      panels.append(
        PanelLayout(
          cell: cell, frame: frame, xTicks: xTicks, yTicks: yTicks,
          showsXLabels: showsLabels && hasXLabels(index, columns: columns),
          showsYLabels: showsLabels && hasYLabels(index, columns: columns),
          title: titles[index].panel, yTitle: titles[index].y, xTitle: titles[index].x, colorBar: bar,
          isCovered: panel.marks.contains(where: \.coversPanel), hasAxes: !panel.hidesAxes,
          shapes: shapes(of: index, in: frame), endLabels: nil,
          annotations: AnnotationPlacer(area: rect, obstacles: [], measurer: measurer),
          emptyNote: emptyNote(panel, in: rect), legend: nil))
      left += sides.left + area.width + sides.right + columnGap
    }
  }

  /// Returns the shapes of a panel's marks, from a cache: several arrangements may give the same frame.
  private mutating func shapes(of index: Int, in frame: PlotFrame) -> [MarkShapes] {
    if let known = shapes[index], known.area == frame.area { return known.shapes }
    let result = figure.panels[index].marks.map { $0.shapes(in: frame) }
    shapes[index] = (frame.area, result)
    return result
  }

  private func emptyNote(_ panel: Panel, in area: Rect) -> TextBlock? {
    guard panel.marks.allSatisfy(\.yExtent.isEmpty), panel.marks.allSatisfy({ !($0 is RuleMark) }) else { return nil }
    let words = panel.marks.contains { $0.yExtent.nonFiniteCount > 0 } ? "no finite values" : "no data"
    let block = TextBlock(words, style: theme.subtitleStyle, width: area.width, lineLimit: 1, measurer: measurer)
    return area.height > 60 ? block : nil
  }
}
