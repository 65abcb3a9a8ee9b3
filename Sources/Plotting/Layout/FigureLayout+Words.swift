import Drawing

extension FigureLayout {
  /// The key entries of all marks, without duplicates; one name in two colours gives two entries.
  var entries: [KeyEntry] {
    var seen: Set<KeyEntry> = []
    return figure.panels.flatMap(\.marks).flatMap(\.keyEntries).filter { entry in
      seen.insert(KeyEntry(entry.label, .band(entry.color))).inserted
    }
  }

  /// Returns the placements to try for the series' names, the best first.
  func placements() -> [KeyPlacement] {
    guard !entries.isEmpty else { return [.hidden] }
    let columns = figure.arrangement.columns(for: figure.panels.count)
    switch figure.key.placement {
    case .automatic:
      // Text on cells and areas would hide data.
      if columns > 1 || figure.panels.flatMap(\.marks).contains(where: \.coversPanel) {
        return [.top, .right, .hidden]
      }
      let lines = figure.panels.map { $0.marks.compactMap(\.keyEntry).count(where: \.isLine) }.max() ?? 0
      return (lines <= Self.mostLabels ? [.lineEnds] : []) + (figure.panels.count == 1 ? [.inside] : []) + [
        .right, .top, .hidden,
      ]
    case .hidden: return [.hidden]
    case let wanted: return [wanted] + [.right, .top, .hidden].filter { $0 != wanted }
    }
  }

  /// Lays out title, subtitle, the key's rows and caption, and reduces `body` to what is left; returns whether they
  /// fit.
  mutating func placeWords(in body: inout Rect, placement: KeyPlacement) -> Bool {
    let width = body.width
    let lineLimit = bounds.height < 240 ? 2 : 5
    func block(_ text: String, _ style: TextStyle, unless part: OmittedPart, limit: Int) -> TextBlock? {
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
    var left = body.minX
    for entries in [series, kinds] {
      guard let block = KeyBlock(rows: entries, width: width, theme: theme, measurer: measurer) else { continue }
      if let first = topKey.first?.block {
        // Beside the series when both take one row and fit, else below.
        if left + block.size.width > body.maxX || first.rowCount > 1 || block.rowCount > 1 {
          (left, top) = (body.minX, top + first.size.height + 3)
        }
      }
      topKey.append((block, Point(left, top)))
      left += block.size.width + 2 * KeyBlock.columnGap
    }
    if let last = topKey.last { top += last.block.size.height + 3 }
    if placement == .top && (topKey.first?.block.size.height ?? 0) > bounds.height * 0.36 { return false }
    if top > body.minY { top += 8 }
    var bottom = body.maxY
    if let caption { bottom -= caption.size.height + 8 }
    guard bottom > top else { return false }
    body = Rect(x: body.minX, y: top, width: width, height: bottom - top)
    return true
  }

  /// The key entries for values that cannot be shown on their axes.
  var flagEntries: [KeyEntry] {
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
}
