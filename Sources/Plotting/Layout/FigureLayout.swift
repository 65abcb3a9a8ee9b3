package import Drawing

/// The layout of a figure: text is measured first, and the panels take what is left.
///
/// Parts are left out one by one, in the order of `OmittedPart`, until the panels are large enough to read.
package struct FigureLayout {
  let figure: Figure
  let bounds: Rect
  package var panels: [PanelLayout] = []
  private(set) var omitted: [OmittedPart] = []
  /// The placement of the series' names.
  private(set) var keyPlacement = KeyPlacement.hidden

  let measurer: any TextMeasurer
  let medium: OutputMedium
  let scales: [(x: any Scale, y: any Scale)]
  var shapes: [Int: (area: Rect, shapes: [MarkShapes])] = [:]
  var title: TextBlock?
  var subtitle: TextBlock?
  var caption: TextBlock?
  var topKey: [(block: KeyBlock, corner: Point)] = []
  var sideKey: (block: KeyBlock, corner: Point)?

  static let leastPanel = Size(44, 38)
  /// The most line end labels; in a longer list, only colours would connect labels and lines.
  static let mostLabels = 6
  /// The most of a figure's width that a key takes beside the panels; a wider one stands above them.
  static let widestSideKey = 0.24
  /// The farthest a label may be from its line's end, in points; beyond that, a legend is clearer.
  static let farthestLabel = 32.0

  package init(_ figure: Figure, bounds: Rect, medium: OutputMedium, measurer: any TextMeasurer) {
    self.figure = figure
    self.bounds = bounds
    self.medium = medium
    self.measurer = measurer
    scales = figure.scales
    guard bounds.width > 0, bounds.height > 0, max(bounds.width, bounds.height) < 1e6 else { return }
    let placements = placements()
    for count in 0...OmittedPart.allCases.count {
      omitted = Array(OmittedPart.allCases.prefix(count))
      guard placements.contains(where: { arrange($0) }) else { continue }
      bringBack(placements)
      return
    }
    // Nothing fits, so the canvas stays empty.
    (title, subtitle, caption, topKey, sideKey, panels) = (nil, nil, nil, [], nil, [])
  }

  /// Restores parts that were left out for lack of height when only width was lacking, or the reverse.
  private mutating func bringBack(_ placements: [KeyPlacement]) {
    for part in omitted.reversed() {
      var other = self
      other.omitted.removeAll { $0 == part }
      if placements.contains(where: { other.arrange($0) }) { self = other }
    }
  }

  var theme: Theme { figure.theme }
  var columnGap: Double { min(28, max(10, bounds.width * 0.05)) }
  var rowGap: Double { min(14, max(4, bounds.height * 0.03)) }
  var padding: Double { min(theme.padding, 0.05 * min(bounds.width, bounds.height)) }
  func isOmitted(_ part: OmittedPart) -> Bool { omitted.contains(part) }

  /// Lays out the figure with one placement of the series' names; returns whether everything fits.
  private mutating func arrange(_ placement: KeyPlacement) -> Bool {
    let isTight = isOmitted(.key)
    if placement == .hidden && !isTight && !entries.isEmpty && figure.key.placement != .hidden { return false }
    if placement != .hidden && isTight { return false }
    keyPlacement = placement
    var body = bounds.inset(left: padding, top: padding, right: padding, bottom: padding)
    guard body.width > 0, body.height > 0 else { return false }
    guard placeWords(in: &body, placement: placement) else { return false }
    sideKey = nil
    if placement == .right {
      guard
        let block = KeyBlock(
          column: entries, width: body.width * 0.4, height: body.height * 0.9, theme: theme, measurer: measurer),
        !block.isShortened,
        block.fits(Size(body.width * (figure.key.placement == .right ? 0.45 : Self.widestSideKey), body.height))
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

  /// The number of data points that the drawing shows.
  var count: PointCount { panels.flatMap(\.shapes).reduce(PointCount()) { $0 + $1.count } }

  /// The names of the parts that were left out, without parts that the figure does not have.
  var omissions: [String] {
    var words: [String] = []
    func add(_ word: String, _ part: OmittedPart, _ isPresent: Bool) {
      if isPresent && isOmitted(part) { words.append(word) }
    }
    add("caption", .caption, !figure.caption.isEmpty)
    add("subtitle", .subtitle, !figure.subtitle.isEmpty)
    add("kinds of lines", .keyRows, !figure.key.entries.isEmpty)
    add("panel titles", .panelTitles, figure.panels.contains { !$0.title.isEmpty })
    add("axis titles", .axisTitles, figure.panels.contains { !$0.x.label.isEmpty || !$0.y.label.isEmpty })
    add("title", .title, !figure.title.isEmpty)
    add("names of the series", .key, !entries.isEmpty)
    add("colour bars", .colorBars, figure.panels.contains { $0.colorBar != nil })
    add("numbers along the axes", .tickLabels, true)
    let annotations = panels.reduce(0) { $0 + $1.annotations.omittedCount }
    if annotations > 0 { words.append("\(annotations) annotations") }
    return words
  }

  func draw(on canvas: any Canvas) {
    if !theme.isTransparent { canvas.fill(Path(bounds), theme.background) }
    var top = bounds.minY + padding
    if let title {
      title.draw(x: bounds.minX + padding, top: top, alignment: .start, on: canvas)
      top += title.size.height + 2
    }
    if let subtitle { subtitle.draw(x: bounds.minX + padding, top: top, alignment: .start, on: canvas) }
    for key in topKey { key.block.draw(at: key.corner, on: canvas) }
    for panel in panels { panel.draw(on: canvas) }
    if let sideKey { sideKey.block.draw(at: sideKey.corner, on: canvas) }
    if let caption {
      caption.draw(
        x: bounds.minX + padding, top: bounds.maxY - padding - caption.size.height, alignment: .start, on: canvas)
    }
  }
}
