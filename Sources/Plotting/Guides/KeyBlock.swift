import Drawing

/// Entries of a key laid out in a column or in rows.
struct KeyBlock {
  private struct Item {
    let entry: KeyEntry
    let text: RichText
    /// From the block's top left corner.
    let box: Rect
  }

  let size: Size
  /// Whether words had to be cut short.
  let isShortened: Bool
  private let items: [Item]
  private let theme: Theme

  private static let sampleWidth = 22.0
  private static let sampleGap = 6.0
  private static let columnGap = 16.0

  /// Entries one below the other, in several columns when they would be higher than `height`.
  init?(column entries: [KeyEntry], width: Double, height: Double, theme: Theme, measurer: any TextMeasurer) {
    guard !entries.isEmpty else { return nil }
    let measured = Self.measured(entries, width: width, theme: theme, measurer: measurer)
    let lineHeight = measured.map(\.size.height).max() ?? 0
    let rows = max(1, min(entries.count, Int(height / (lineHeight + 3))))
    var items: [Item] = []
    var (x, right) = (0.0, 0.0)
    for (index, item) in measured.enumerated() {
      if index > 0 && index % rows == 0 { x = right + Self.columnGap }
      let top = Double(index % rows) * (lineHeight + 3)
      items.append(
        Item(entry: item.entry, text: item.text, box: Rect(x: x, y: top, width: item.size.width, height: lineHeight)))
      right = max(right, x + item.size.width)
    }
    self.items = items
    isShortened = items.contains { $0.text.plain != $0.entry.label }
    self.theme = theme
    size = Size(right, Double(rows) * (lineHeight + 3) - 3)
  }

  /// Entries in rows no wider than `width`.
  init?(rows entries: [KeyEntry], width: Double, theme: Theme, measurer: any TextMeasurer) {
    guard !entries.isEmpty else { return nil }
    let measured = Self.measured(entries, width: width, theme: theme, measurer: measurer)
    let lineHeight = measured.map(\.size.height).max() ?? 0
    var items: [Item] = []
    var (x, y, right) = (0.0, 0.0, 0.0)
    for item in measured {
      if x > 0 && x + item.size.width > width { (x, y) = (0, y + lineHeight + 3) }
      items.append(
        Item(entry: item.entry, text: item.text, box: Rect(x: x, y: y, width: item.size.width, height: lineHeight)))
      right = max(right, x + item.size.width)
      x += item.size.width + Self.columnGap
    }
    self.items = items
    isShortened = items.contains { $0.text.plain != $0.entry.label }
    self.theme = theme
    size = Size(right, y + lineHeight)
  }

  /// Whether the block is no wider and no higher than `limit`.
  func fits(_ limit: Size) -> Bool { size.width <= limit.width && size.height <= limit.height }

  private static func measured(
    _ entries: [KeyEntry], width: Double, theme: Theme, measurer: any TextMeasurer
  ) -> [(entry: KeyEntry, text: RichText, size: Size)] {
    entries.map { entry in
      let room = max(20, width - sampleWidth - sampleGap)
      let block = TextBlock(entry.label, style: theme.labelStyle, width: room, lineLimit: 1, measurer: measurer)
      let text = block?.lines.first ?? RichText("")
      let extent = measurer.extent(of: text, style: theme.labelStyle)
      return (entry, text, Size(sampleWidth + sampleGap + extent.width, extent.height))
    }
  }

  /// Draws the entries with the block's top left corner at `corner`.
  func draw(at corner: Point, on canvas: any Canvas) {
    for item in items {
      let (left, middle) = (corner.x + item.box.minX, corner.y + item.box.midY)
      Self.draw(item.entry.sample, left: left, middle: middle, theme: theme, on: canvas)
      canvas.draw(
        item.text, at: Point(left + Self.sampleWidth + Self.sampleGap, middle), style: theme.labelStyle,
        anchor: TextAnchor(.start, .middle))
    }
  }

  private static func draw(
    _ sample: KeyEntry.Sample, left: Double, middle: Double, theme: Theme, on canvas: any Canvas
  ) {
    let center = Point(left + sampleWidth / 2, middle)
    let band = Path(Rect(x: left, y: middle - 5, width: sampleWidth, height: 10))
    func draw(_ style: SeriesStyle) {
      var stroke = style.stroke
      // A faint hairline is easily missed where it stands alone.
      stroke.color = stroke.color.withOpacity(max(0.45, stroke.color.opacity))
      canvas.stroke(Path(polyline: [Point(left, middle), Point(left + sampleWidth, middle)]), stroke)
      if let glyph = style.glyph {
        Shape.glyph(glyph, at: center, size: 6.5, color: style.paint, edge: theme.background).draw(on: canvas)
      }
    }
    switch sample {
    case .line(let style): draw(style)
    case .band(let color): canvas.fill(band, color)
    case .glyph(let glyph, let color):
      Shape.glyph(glyph, at: center, size: 7.5, color: color, edge: nil).draw(on: canvas)
    case .lineInBand(let style, let color):
      canvas.fill(band, color)
      draw(style)
    }
  }
}
