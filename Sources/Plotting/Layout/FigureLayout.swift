import Drawing

/// Where everything of a figure goes: words are measured first, panels get what is left.
///
/// Parts are left out in the order of `Omission`, one more each time, until the panels are large enough to read.
struct FigureLayout {
  let figure: Figure
  let bounds: Rect
  private(set) var panels: [PanelLayout] = []
  private(set) var omitted: [Omission] = []

  private let measurer: any TextMeasurer
  private let medium: Medium
  private let scales: [(x: any Scale, y: any Scale)]
  private var title: TextBlock?
  private var subtitle: TextBlock?
  private var caption: TextBlock?
  private var topKey: [(block: KeyBlock, top: Double)] = []
  private var sideKey: (block: KeyBlock, corner: Point)?

  private static let leastPanel = Size(44, 38)
  /// Labels farther than this from their line's end say less than a legend.
  private static let farthestLabel = 32.0

  init(_ figure: Figure, bounds: Rect, medium: Medium, measurer: any TextMeasurer) {
    self.figure = figure
    self.bounds = bounds
    self.medium = medium
    self.measurer = measurer
    scales = figure.scales
    let placements = placements()
    for count in 0...Omission.allCases.count {
      omitted = Array(Omission.allCases.prefix(count))
      guard placements.contains(where: { arrange($0) }) else { continue }
      bringBack(placements)
      return
    }
    // Nothing fits: the canvas stays empty.
    (title, subtitle, caption, topKey, sideKey, panels) = (nil, nil, nil, [], nil, [])
  }

  /// Brings back what was left out for want of height where only width was wanting, or the other way round.
  private mutating func bringBack(_ placements: [KeyPlacement]) {
    for part in omitted.reversed() {
      var other = self
      other.omitted.removeAll { $0 == part }
      if placements.contains(where: { other.arrange($0) }) { self = other }
    }
  }

  private var theme: Theme { figure.theme }
  private var columnGap: Double { min(28, max(10, bounds.width * 0.05)) }
  private var rowGap: Double { min(14, max(4, bounds.height * 0.03)) }
  private var padding: Double { min(theme.padding, 0.05 * min(bounds.width, bounds.height)) }
  private func isOmitted(_ part: Omission) -> Bool { omitted.contains(part) }

  // MARK: - Names of the series

  /// The entries that marks bring, each once.
  private var entries: [KeyEntry] {
    var labels: Set<String> = []
    return figure.panels.flatMap(\.marks).compactMap(\.keyEntry).filter { labels.insert($0.label).inserted }
  }

  /// Places for the names of the series, the best first.
  private func placements() -> [KeyPlacement] {
    guard !entries.isEmpty else { return [.hidden] }
    let columns = figure.arrangement.columns(for: figure.panels.count)
    switch figure.key.placement {
    case .automatic:
      if columns > 1 { return [.top, .right, .hidden] }
      return [.lineEnds] + (figure.panels.count == 1 ? [.inside] : []) + [.right, .top, .hidden]
    case .hidden: return [.hidden]
    case let wanted: return [wanted] + [.right, .top, .hidden].filter { $0 != wanted }
    }
  }

  // MARK: - Arrangement

  /// Lays everything out with the names of the series in one place; false when they or the panels do not fit.
  private mutating func arrange(_ placement: KeyPlacement) -> Bool {
    let isTight = isOmitted(.key)
    if placement == .hidden && !isTight && !entries.isEmpty && figure.key.placement != .hidden { return false }
    if placement != .hidden && isTight { return false }
    var body = bounds.inset(left: padding, top: padding, right: padding, bottom: padding)
    guard body.width > 0, body.height > 0 else { return false }
    guard placeWords(in: &body, placement: placement) else { return false }
    sideKey = nil
    if placement == .right {
      guard
        let block = KeyBlock(
          column: entries, width: body.width * 0.4, height: body.height * 0.9, theme: theme, measurer: measurer),
        !block.isShortened, block.fits(Size(body.width * 0.45, body.height))
      else { return false }
      sideKey = (block, Point(body.maxX - block.size.width, body.minY))
      body.width -= block.size.width + 16
    }
    guard placePanels(in: body, placement: placement) else { return false }
    if let first = panels.first, let key = sideKey {
      sideKey = (key.block, Point(key.corner.x, min(first.area.minY, body.maxY - key.block.size.height)))
    }
    return true
  }

  /// Title, subtitle, rows of the key and caption; `body` becomes what is left.
  private mutating func placeWords(in body: inout Rect, placement: KeyPlacement) -> Bool {
    let width = body.width
    let lineLimit = bounds.height < 240 ? 2 : 5
    func block(_ text: String, _ style: TextStyle, unless part: Omission, limit: Int) -> TextBlock? {
      isOmitted(part) ? nil : TextBlock(text, style: style, width: width, lineLimit: limit, measurer: measurer)
    }
    title = block(figure.title, theme.titleStyle, unless: .title, limit: lineLimit)
    subtitle = block(figure.subtitle, theme.subtitleStyle, unless: .subtitle, limit: lineLimit)
    caption = block(figure.caption, theme.captionStyle, unless: .caption, limit: 12)
    var top = body.minY
    if let title { top += title.size.height + 2 }
    if let subtitle { top += subtitle.size.height + 2 }
    topKey = []
    let flags = isOmitted(.keyRows) ? [] : flagEntries
    let kinds = isOmitted(.keyRows) ? [] : figure.key.entries + flags
    let series: [KeyEntry] =
      switch placement {
      case .top: entries
      case .lineEnds: entries.filter { !$0.isLine }
      default: []
      }
    if top > body.minY && !(series + kinds).isEmpty { top += 6 }
    // Both in one row when they fit, with the series first.
    let rows: [[KeyEntry]] =
      KeyBlock(rows: series + kinds, width: .infinity, theme: theme, measurer: measurer)?.size.width ?? 0 <= width
      ? [series + kinds] : [series, kinds]
    for entries in rows {
      guard let block = KeyBlock(rows: entries, width: width, theme: theme, measurer: measurer) else { continue }
      topKey.append((block, top))
      top += block.size.height + 3
    }
    if placement == .top && (topKey.first?.block.size.height ?? 0) > bounds.height * 0.36 { return false }
    if top > body.minY { top += 8 }
    var bottom = body.maxY
    if let caption { bottom -= caption.size.height + 8 }
    guard bottom > top else { return false }
    body = Rect(x: body.minX, y: top, width: width, height: bottom - top)
    return true
  }

  /// What the key has to say about values that have no place on their axes.
  private var flagEntries: [KeyEntry] {
    var flags: Set<DataFlag> = []
    for (panel, scales) in zip(figure.panels, scales) {
      for mark in panel.marks where !mark.isBackground {
        if mark.yExtent.nonFiniteCount > 0 { flags.insert(.notFinite) }
        if scales.y.least > 0 && mark.yExtent.nonPositiveCount > 0 { flags.insert(.notPositive) }
        if scales.x.least > 0 && mark.xExtent.nonPositiveCount > 0 { flags.insert(.startsTooEarly) }
      }
    }
    return DataFlag.allCases.filter(flags.contains).map { KeyEntry($0.label, .glyph($0.glyph, theme.secondaryText)) }
  }

  // MARK: - Panels

  /// Margins around one panel.
  private struct Margins {
    var left = 0.0
    var top = 0.0
    var right = 0.0
    var bottom = 0.0
  }

  private mutating func placePanels(in body: Rect, placement: KeyPlacement) -> Bool {
    panels = []
    let count = figure.panels.count
    guard count > 0 else { return true }
    let columns = figure.arrangement.columns(for: count)
    let rows = (count + columns - 1) / columns
    let isStacked = figure.arrangement == .stacked
    let inner = Size(
      body.width - Double(columns - 1) * columnGap, body.height - Double(rows - 1) * rowGap)
    let gutters = endLabelGutters(columns: columns, placement: placement)
    if placement == .lineEnds && figure.key.placement == .automatic
      && gutters.reduce(0, +) > 0.3 * body.width + Double(columns) * EndLabels.gap
    {
      return false
    }
    // Words wrap to the width of their column, which depends on ticks, which depend on the height the words leave.
    var columnWidths = [Double](repeating: inner.width / Double(columns), count: columns)
    for pass in 0..<2 {
      var margins = [Margins](repeating: Margins(), count: max(rows, columns))
      let titles = figure.panels.indices.map { words(of: $0, width: columnWidths[$0 % columns]) }
      for (index, words) in titles.enumerated() {
        let hasXLabels = !isStacked || index == count - 1
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
        let labels = isOmitted(.tickLabels) ? 0 : (ticks.labelWidth + PanelLayout.tickGap)
        margins[column].left = max(margins[column].left, (labels + theme.tickLength).rounded(.up))
        margins[column].right = max(margins[column].right, gutters[column])
      }
      func width() -> Double {
        ((inner.width - (0..<columns).reduce(0) { $0 + margins[$1].left + margins[$1].right }) / Double(columns))
          .rounded(.down)
      }
      guard width() >= Self.leastPanel.width else { return false }
      if !isOmitted(.tickLabels) {
        for (index, panel) in figure.panels.enumerated() {
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
        place(titles, margins: margins, area: Size(width(), height), columns: columns, in: body, placement: placement)
      }
    }
    return finish(placement)
  }

  private typealias Titles = (panel: TextBlock?, y: TextBlock?, x: TextBlock?, top: Double)

  private func words(of index: Int, width: Double) -> Titles {
    let panel = figure.panels[index]
    func block(_ text: String, _ style: TextStyle, unless part: Omission) -> TextBlock? {
      isOmitted(part) ? nil : TextBlock(text, style: style, width: width, lineLimit: 3, measurer: measurer)
    }
    let title = block(panel.title, theme.panelTitleStyle, unless: .panelTitles)
    let y = block(panel.y.label, theme.labelStyle, unless: .axisTitles)
    let x = block(panel.x.label, theme.labelStyle, unless: .axisTitles)
    // The highest tick label reaches over the axis by half its height.
    var top = isOmitted(.tickLabels) ? 2 : theme.tickSize * 0.7
    if title != nil || y != nil { top = PanelLayout.topGap }
    top += y?.size.height ?? 0
    if let title { top += title.size.height + (y == nil ? 0 : PanelLayout.titleGap) }
    return (title, y, x, top)
  }

  private func bottomMargin(of index: Int, _ title: TextBlock?, hasLabels: Bool) -> Double {
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

  /// The width that labels at line ends take right of each column.
  private func endLabelGutters(columns: Int, placement: KeyPlacement) -> [Double] {
    var gutters = [Double](repeating: 0, count: columns)
    guard placement == .lineEnds else { return gutters }
    for (index, panel) in figure.panels.enumerated() {
      for mark in panel.marks {
        guard let entry = mark.keyEntry, entry.isLine, endsAtRight(mark, on: scales[index].x) else { continue }
        let extent = measurer.extent(of: RichText(entry.label), style: theme.labelStyle(in: entry.color))
        gutters[index % columns] = max(gutters[index % columns], (extent.width + EndLabels.gap + 1).rounded(.up))
      }
    }
    return gutters
  }

  /// Whether a line goes on to about the end of the axis, so that its name stands beside the panel, not in it.
  private func endsAtRight(_ mark: any Mark, on scale: any Scale) -> Bool {
    mark.xExtent.isEmpty || scale.fraction(of: mark.xExtent.highest) > 0.85
  }

  private mutating func place(
    _ titles: [Titles], margins: [Margins], area: Size, columns: Int, in body: Rect, placement: KeyPlacement
  ) {
    let isStacked = figure.arrangement == .stacked
    var top = body.minY
    var left = body.minX
    for (index, panel) in figure.panels.enumerated() {
      let (row, column) = (index / columns, index % columns)
      if column == 0 && row > 0 {
        left = body.minX
        top += margins[row - 1].top + area.height + margins[row - 1].bottom + rowGap
      }
      let (sides, ends) = (margins[column], margins[row])
      let cell = Rect(
        x: left, y: top, width: sides.left + area.width + sides.right, height: ends.top + area.height + ends.bottom)
      // Half points, so that axis lines one point wide cover whole pixels.
      let rect = Rect(
        x: (cell.minX + sides.left).rounded(.down) + 0.5, y: (cell.minY + ends.top).rounded(.down) + 0.5,
        width: area.width, height: area.height - 1)
      let frame = PlotFrame(area: rect, x: scales[index].x, y: scales[index].y, theme: theme, medium: medium)
      let slack = min(padding, columnGap / 2) - 3
      let xTicks = AxisTicks(
        horizontal: frame.x, format: panel.x.format, area: rect, left: cell.minX - slack, right: cell.maxX + slack,
        style: theme.tickStyle, measurer: measurer)
      let yTicks = AxisTicks(
        vertical: frame.y, format: panel.y.format, area: rect, style: theme.tickStyle, measurer: measurer)
      let isLast = !isStacked || index == figure.panels.count - 1
      panels.append(
        PanelLayout(
          cell: cell, frame: frame, xTicks: xTicks, yTicks: yTicks,
          showsXLabels: isLast && !isOmitted(.tickLabels), showsYLabels: !isOmitted(.tickLabels),
          title: titles[index].panel, yTitle: titles[index].y, xTitle: isLast ? titles[index].x : nil,
          shapes: panel.marks.map { $0.shapes(in: frame) }, endLabels: nil,
          annotations: AnnotationPlacer(area: rect, obstacles: [], measurer: measurer),
          emptyNote: emptyNote(panel, in: rect), legend: nil))
      left += cell.width + columnGap
    }
  }

  private func emptyNote(_ panel: Panel, in area: Rect) -> TextBlock? {
    guard panel.marks.allSatisfy(\.yExtent.isEmpty), panel.marks.allSatisfy({ !($0 is RuleMark) }) else { return nil }
    let words = panel.marks.contains { $0.yExtent.nonFiniteCount > 0 } ? "no finite values" : "no data"
    let block = TextBlock(words, style: theme.subtitleStyle, width: area.width, lineLimit: 1, measurer: measurer)
    return area.height > 60 ? block : nil
  }

  /// Names at line ends, legends and annotations, which need to know where the lines are; false when they do not fit.
  private mutating func finish(_ placement: KeyPlacement) -> Bool {
    for index in panels.indices {
      let layout = panels[index]
      let obstacles = layout.shapes.flatMap(\.obstacles)
      var placer = AnnotationPlacer(area: layout.area, obstacles: obstacles, measurer: measurer)
      for annotation in layout.shapes.flatMap(\.annotations) { placer.place(annotation) }
      if placement == .lineEnds {
        var labels: [EndLabels.Label] = []
        for (mark, shapes) in zip(figure.panels[index].marks, layout.shapes) {
          guard let entry = mark.keyEntry, entry.isLine, let end = shapes.end else { continue }
          let style = theme.labelStyle(in: entry.color)
          let text = RichText(entry.label)
          let place = layout.frame.clamped(end)
          if !endsAtRight(mark, on: layout.frame.x) || place.x < layout.area.maxX - 0.15 * layout.area.width {
            placer.place(
              Annotation(text, at: place, distance: 6, anchor: TextAnchor(.start, .middle), style: style))
          } else {
            labels.append(
              EndLabels.Label(
                text: text, style: style, end: place, height: measurer.extent(of: text, style: style).height))
          }
        }
        guard
          let endLabels = EndLabels(
            labels, left: layout.area.maxX + EndLabels.gap, top: layout.area.minY - 6, bottom: layout.area.maxY + 6)
        else { return false }
        let isClear = labels.count <= 6 && endLabels.farthest <= Self.farthestLabel
        guard isClear || figure.key.placement == .lineEnds else { return false }
        panels[index].endLabels = endLabels
      }
      if placement == .inside {
        guard let legend = freeSpot(in: layout, taken: placer.placements.map(\.box), obstacles: obstacles) else {
          return false
        }
        panels[index].legend = legend
      }
      panels[index].annotations = placer
    }
    return true
  }

  /// The place for a legend in the panel that covers the least; nil when every place covers something, unless it was
  /// asked for.
  private func freeSpot(in layout: PanelLayout, taken: [Rect], obstacles: [[Point]]) -> (KeyBlock, Point)? {
    let area = layout.area.inset(left: 10, top: 8, right: 10, bottom: 8)
    guard
      let block = KeyBlock(
        column: entries, width: area.width * 0.6, height: area.height * 0.8, theme: theme, measurer: measurer),
      !block.isShortened, block.fits(Size(area.width * 0.6, area.height))
    else { return nil }
    let xs = [area.maxX - block.size.width, area.minX, area.midX - block.size.width / 2]
    let ys = [area.minY, area.maxY - block.size.height, area.midY - block.size.height / 2]
    let spots = ys.flatMap { y in xs.map { Point($0, y) } }
    let costs = spots.map { spot -> Int in
      let box = Rect(x: spot.x, y: spot.y, width: block.size.width, height: block.size.height)
        .inset(left: -5, top: -3, right: -5, bottom: -3)
      return taken.contains { $0.intersects(box) } ? Int.max : box.crossings(of: obstacles)
    }
    guard let best = costs.indices.min(by: { (costs[$0], $0) < (costs[$1], $1) }), costs[best] < Int.max else {
      return nil
    }
    return costs[best] == 0 || figure.key.placement == .inside ? (block, spots[best]) : nil
  }

  // MARK: - Drawing

  /// How many points of the data the drawing shows.
  var count: PointCount { panels.flatMap(\.shapes).reduce(PointCount()) { $0 + $1.count } }

  /// The parts that were left out, in words; parts the figure does not have are not mentioned.
  var omissions: [String] {
    var words: [String] = []
    func add(_ word: String, _ part: Omission, _ isPresent: Bool) {
      if isPresent && isOmitted(part) { words.append(word) }
    }
    add("caption", .caption, !figure.caption.isEmpty)
    add("subtitle", .subtitle, !figure.subtitle.isEmpty)
    add("kinds of lines", .keyRows, !figure.key.entries.isEmpty)
    add("panel titles", .panelTitles, figure.panels.contains { !$0.title.isEmpty })
    add("axis titles", .axisTitles, figure.panels.contains { !$0.x.label.isEmpty || !$0.y.label.isEmpty })
    add("title", .title, !figure.title.isEmpty)
    add("names of the series", .key, !entries.isEmpty)
    add("numbers along the axes", .tickLabels, true)
    let annotations = panels.reduce(0) { $0 + $1.annotations.omittedCount }
    if annotations > 0 { words.append("\(annotations) annotations") }
    return words
  }

  func draw(on canvas: any Canvas) {
    canvas.fill(Path(bounds), theme.background)
    var top = bounds.minY + padding
    if let title {
      title.draw(x: bounds.minX + padding, top: top, alignment: .start, on: canvas)
      top += title.size.height + 2
    }
    if let subtitle { subtitle.draw(x: bounds.minX + padding, top: top, alignment: .start, on: canvas) }
    for key in topKey { key.block.draw(at: Point(bounds.minX + padding, key.top), on: canvas) }
    for panel in panels { panel.draw(on: canvas) }
    if let sideKey { sideKey.block.draw(at: sideKey.corner, on: canvas) }
    if let caption {
      caption.draw(
        x: bounds.minX + padding, top: bounds.maxY - padding - caption.size.height, alignment: .start, on: canvas)
    }
  }
}
