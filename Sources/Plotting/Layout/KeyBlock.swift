import Drawing

/// Key entries laid out in a column or in rows.
struct KeyBlock {
  private struct Item {
    let entry: KeyEntry
    let text: RichText
    let sampleWidth: Double
    /// The entry's box, relative to the block's top left corner.
    let box: Rect
  }

  let size: Size
  let rowCount: Int
  /// Whether labels had to be truncated.
  let isShortened: Bool
  private let items: [Item]
  private let theme: Theme

  private static let sampleGap = 6.0
  static let columnGap = 16.0
  private static let rowGap = 3.0

  /// Lays out entries below each other, in several columns where one would be higher than `height`.
  init?(column entries: [KeyEntry], width: Double, height: Double, theme: Theme, measurer: any TextMeasurer) {
    guard !entries.isEmpty else { return nil }
    let sampleWidth = entries.map { Self.sampleWidth(of: $0) }.max() ?? 0
    let measured = entries.map {
      Self.measured($0, sampleWidth: sampleWidth, width: width, theme: theme, measurer: measurer)
    }
    let lineHeight = measured.map(\.size.height).max() ?? 0
    guard lineHeight.isFinite, height.isFinite else { return nil }
    let most = max(1, min(entries.count, Int(height / (lineHeight + Self.rowGap))))
    let columns = (entries.count + most - 1) / most
    let rows = (entries.count + columns - 1) / columns
    var items: [Item] = []
    var (x, right) = (0.0, 0.0)
    for (index, item) in measured.enumerated() {
      if index > 0 && index % rows == 0 { x = right + Self.columnGap }
      let top = Double(index % rows) * (lineHeight + Self.rowGap)
      items.append(
        Item(
          entry: item.entry, text: item.text, sampleWidth: item.sampleWidth,
          box: Rect(x: x, y: top, width: item.size.width, height: lineHeight)))
      right = max(right, x + item.size.width)
    }
    self.items = items
    isShortened = items.contains { $0.text.plain != $0.entry.label }
    self.theme = theme
    rowCount = rows
    size = Size(right, Double(rows) * (lineHeight + Self.rowGap) - Self.rowGap)
  }

  /// Lays out entries in rows no wider than `width`.
  init?(rows entries: [KeyEntry], width: Double, theme: Theme, measurer: any TextMeasurer) {
    guard !entries.isEmpty else { return nil }
    let measured = entries.map {
      Self.measured($0, sampleWidth: Self.sampleWidth(of: $0), width: width, theme: theme, measurer: measurer)
    }
    let lineHeight = measured.map(\.size.height).max() ?? 0
    let widths = measured.map(\.size.width)
    let flowing = Self.flow(widths, width: width)
    // Several rows are easier to read as a table, unless that takes many more rows.
    let table = Self.table(widths, width: width)
    let places = flowing.rows > 1 && table.rows <= flowing.rows ? table : flowing
    let items = zip(measured, places.corners).map { item, corner in
      Item(
        entry: item.entry, text: item.text, sampleWidth: item.sampleWidth,
        box: Rect(
          x: corner.left, y: Double(corner.row) * (lineHeight + Self.rowGap), width: item.size.width,
          height: lineHeight))
    }
    self.items = items
    isShortened = items.contains { $0.text.plain != $0.entry.label }
    self.theme = theme
    rowCount = places.rows
    size = Size(items.map(\.box.maxX).max() ?? 0, items.map(\.box.maxY).max() ?? 0)
  }

  private typealias Places = (corners: [(left: Double, row: Int)], rows: Int)

  /// Lays out entries one after the other, in as many rows as needed.
  private static func flow(_ widths: [Double], width: Double) -> Places {
    var corners: [(left: Double, row: Int)] = []
    var (left, row) = (0.0, 0)
    for item in widths {
      if left > 0 && left + item > width { (left, row) = (0, row + 1) }
      corners.append((left, row))
      left += item + columnGap
    }
    return (corners, row + 1)
  }

  /// Lays out entries in columns of equal width that are about equally full.
  private static func table(_ widths: [Double], width: Double) -> Places {
    let widest = (widths.max() ?? 0) + columnGap
    var most = 1
    while most < widths.count, Double(most + 1) * widest - columnGap <= width { most += 1 }
    let rows = (widths.count + most - 1) / most
    let columns = (widths.count + rows - 1) / max(1, rows)
    return (widths.indices.map { (Double($0 % columns) * widest, $0 / columns) }, rows)
  }

  /// Whether the block is no wider and no higher than `limit`.
  func fits(_ limit: Size) -> Bool { size.width <= limit.width && size.height <= limit.height }

  private static func sampleWidth(of entry: KeyEntry) -> Double { entry.isGlyph ? 9 : 22 }

  private static func measured(
    _ entry: KeyEntry, sampleWidth: Double, width: Double, theme: Theme, measurer: any TextMeasurer
  ) -> (entry: KeyEntry, text: RichText, sampleWidth: Double, size: Size) {
    let room = max(20, width - sampleWidth - sampleGap)
    let block = TextBlock(entry.label, style: theme.labelStyle, width: room, lineLimit: 1, measurer: measurer)
    let text = block?.lines.first ?? RichText("")
    let extent = measurer.extent(of: text, style: theme.labelStyle)
    return (entry, text, sampleWidth, Size(sampleWidth + sampleGap + extent.width, extent.height))
  }

  /// Draws the entries with the block's top left corner at `corner`.
  func draw(at corner: Point, on canvas: any Canvas) {
    for item in items {
      let (left, middle) = (corner.x + item.box.minX, corner.y + item.box.midY)
      Self.draw(
        item.entry.sample, left: left, middle: middle, width: item.sampleWidth, theme: theme, on: canvas)
      canvas.draw(
        item.text, at: Point(left + item.sampleWidth + Self.sampleGap, middle), style: theme.labelStyle,
        anchor: TextAnchor(.start, .middle))
    }
  }

  private static func draw(
    _ sample: KeyEntry.Sample, left: Double, middle: Double, width: Double, theme: Theme, on canvas: any Canvas
  ) {
    let center = Point(left + width / 2, middle)
    let band = Path(Rect(x: left, y: middle - 5, width: width, height: 10))
    func draw(_ style: SeriesStyle) {
      var stroke = style.stroke
      // A faint hairline is easily overlooked on its own.
      stroke.color = stroke.color.withOpacity(max(0.45, stroke.color.opacity))
      canvas.stroke(Path(polyline: [Point(left, middle), Point(left + width, middle)]), stroke)
      if let glyph = style.glyph {
        let shapes = Shape.glyph(
          glyph, at: center, size: 6.5, color: style.paint, isHollow: style.isHollow, background: theme.background)
        for shape in shapes { shape.draw(on: canvas) }
      }
    }
    switch sample {
    case .line(let style): draw(style)
    case .band(let color): canvas.fill(band, color)
    case .pattern(let pattern):
      let box = Rect(x: left, y: middle - 5.5, width: width, height: 11)
      canvas.fill(Path(box), theme.fill(of: pattern))
      canvas.stroke(CellTiling.hatch([box], pattern: pattern, spacing: 4), theme.stroke(of: pattern))
      canvas.stroke(Path(box), Stroke(theme.axis, width: 0.5, join: .miter))
    case .glyph(let glyph, let color):
      Shape.glyph(glyph, at: center, size: 7.5, color: color, edge: nil).draw(on: canvas)
    case .lineInBand(let style, let color):
      canvas.fill(band, color)
      draw(style)
    }
  }
}
