import Drawing

/// The layout of a colour bar and its numbers, to the right of a panel.
struct ColorBarLayout {
  /// The distance from the panel, or from the labels beside it, to the bar, in points.
  static let gap = 12.0
  private static let width = 12.0
  private static let longestTip = 9.0

  private let bar: ColorBar
  /// The coloured rectangle without its tips.
  private let body: Rect
  /// The length of the arrows at the ends, in points.
  private let tip: Double
  private let ticks: AxisTicks
  let title: TextBlock?
  private let theme: Theme
  private let medium: OutputMedium
  private let showsLabels: Bool
  private let right: Double
  /// The top of the panel; the title stands above it.
  private let top: Double

  /// Returns the width of a bar whose numbers take `labels` points; `labels` is 0 without numbers.
  static func width(labels: Double, theme: Theme) -> Double {
    (gap + width + (labels > 0 ? theme.tickLength / 2 + PanelLayout.tickGap + labels : 0)).rounded(.up) + 1
  }

  /// Creates a bar as high as `area` whose right edge is at `right`.
  init(
    _ bar: ColorBar, title: TextBlock?, area: Rect, right: Double, room: Double, frame: PlotFrame, showsLabels: Bool,
    measurer: any TextMeasurer
  ) {
    self.bar = bar
    self.title = title
    theme = frame.theme
    medium = frame.medium
    self.showsLabels = showsLabels
    self.right = right
    top = area.minY
    tip = min(Self.longestTip, area.height / 6)
    let left = (right - room + Self.gap).rounded(.down) + 0.5
    body = Rect(x: left, y: area.minY, width: Self.width, height: area.height)
      .inset(top: bar.scale.extendsAbove ? tip : 0, bottom: bar.scale.extendsBelow ? tip : 0)
    ticks = AxisTicks(
      vertical: bar.scale.axis, format: bar.format, area: body, style: theme.tickStyle, measurer: measurer)
  }

  func draw(on canvas: any Canvas) {
    drawColors(on: canvas)
    let outline = outline
    canvas.stroke(outline, Stroke(theme.axis, width: theme.axisWidth, join: .miter))
    var path = Path()
    for place in ticks.places {
      let length = place.tick.label == nil ? theme.tickLength / 4 : theme.tickLength / 2
      path.move(to: Point(body.maxX, place.position))
      path.line(to: Point(body.maxX + length, place.position))
    }
    if !path.isEmpty { canvas.stroke(path, Stroke(theme.axis, width: theme.axisWidth, cap: .butt)) }
    if showsLabels {
      for place in ticks.places {
        guard let label = place.tick.label else { continue }
        canvas.draw(
          label, at: Point(body.maxX + theme.tickLength / 2 + PanelLayout.tickGap, place.labelPosition),
          style: theme.tickStyle, anchor: TextAnchor(.start, .middle))
      }
    }
    if let title {
      let isNarrow = title.size.width <= right - body.minX
      title.draw(
        x: isNarrow ? body.minX : right, top: top - PanelLayout.topGap - title.size.height,
        alignment: isNarrow ? .start : .end, on: canvas)
    }
  }

  private var outline: Path {
    var corners: [Point] = []
    corners.append(Point(body.minX, body.minY))
    if bar.scale.extendsAbove { corners.append(Point(body.midX, body.minY - tip)) }
    corners.append(Point(body.maxX, body.minY))
    corners.append(Point(body.maxX, body.maxY))
    if bar.scale.extendsBelow { corners.append(Point(body.midX, body.maxY + tip)) }
    corners.append(Point(body.minX, body.maxY))
    return Path(polygon: corners)
  }

  private func color(at fraction: Double) -> Color {
    let value = bar.scale.axis.value(at: fraction)
    return bar.scale.color(for: value) ?? theme.background
  }

  private func drawColors(on canvas: any Canvas) {
    // The tips lie below the coloured rectangle: the whole shape is first filled in the colours of the ends.
    if bar.scale.extendsAbove || bar.scale.extendsBelow {
      let middle = body.midY
      for (isTop, fraction) in [(true, 1.0), (false, 0.0)] {
        let half = Rect(
          x: body.minX, y: isTop ? body.minY - tip : middle, width: body.width, height: body.height / 2 + tip)
        let own = isTop ? bar.scale.over : bar.scale.under
        canvas.clipped(to: half) { canvas.fill(outline, own ?? color(at: fraction)) }
      }
    }
    let perPoint: Double = if case .raster(let scale) = medium, scale.isFinite { min(max(scale, 0.5), 16) } else { 3 }
    let rows = max(1, Int((body.height * perPoint).rounded()))
    let pixels = (0..<rows).map { color(at: 1 - (Double($0) + 0.5) / Double(rows)).hex }
    if let raster = Raster(width: 1, height: rows, pixels: pixels) { canvas.draw(raster, in: body) }
  }
}
