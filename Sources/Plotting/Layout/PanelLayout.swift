package import Drawing

/// The layout of a panel.
///
/// The title of the y axis is horizontal and above the axis, not rotated beside it: it is easier to read, may be long,
/// and takes no width from panels side by side.
package struct PanelLayout {
  /// The panel with its margins.
  let cell: Rect
  package let frame: PlotFrame
  let xTicks: AxisTicks
  let yTicks: AxisTicks
  let showsXLabels: Bool
  let showsYLabels: Bool
  let title: TextBlock?
  let yTitle: TextBlock?
  let xTitle: TextBlock?
  let colorBar: ColorBarLayout?
  /// Whether cells or areas fill the panel, so that a grid would only show between them.
  let isCovered: Bool
  /// Whether there are axes.
  let hasAxes: Bool
  let shapes: [MarkShapes]
  var endLabels: EndLabels?
  var annotations: AnnotationPlacer
  /// The message that replaces missing data; `nil` when there is data.
  let emptyNote: TextBlock?
  var legend: (block: KeyBlock, corner: Point)?

  static let tickGap = 4.0
  static let titleGap = 2.0
  /// The distance between the text at the top and the axis, in points.
  static let topGap = 7.0
  static let xTitleGap = 3.0

  package var area: Rect { frame.area }

  /// Draws grid, marks, axes and text.
  func draw(on canvas: any Canvas) {
    if !isCovered && hasAxes { drawGrid(on: canvas) }
    // Marks may extend beyond the area by a point, so that a line along an edge keeps its full width.
    canvas.clipped(to: area.inset(left: -1, top: -1, right: -1, bottom: -1)) {
      for shape in shapes.flatMap(\.inside) { shape.draw(on: canvas) }
    }
    if hasAxes { drawAxes(on: canvas) }
    for shape in shapes.flatMap(\.over) { shape.draw(on: canvas) }
    drawTitles(on: canvas)
    colorBar?.draw(on: canvas)
    if let legend {
      canvas.fill(
        Path(
          Rect(
            x: legend.corner.x - 4, y: legend.corner.y - 2, width: legend.block.size.width + 8,
            height: legend.block.size.height + 4)), frame.theme.background.withOpacity(0.85))
      legend.block.draw(at: legend.corner, on: canvas)
    }
    if let emptyNote {
      emptyNote.draw(x: area.midX, top: area.midY - 12 - emptyNote.size.height, alignment: .middle, on: canvas)
    }
    endLabels?.draw(on: canvas)
    annotations.draw(on: canvas, theme: frame.theme)
  }

  /// Returns the middle of the point that contains `position`, so that a line one point wide covers whole pixels.
  private func crisp(_ position: Double) -> Double { position.rounded(.down) + 0.5 }

  private func drawGrid(on canvas: any Canvas) {
    let theme = frame.theme
    for isMajor in [false, true] {
      var path = Path()
      for place in xTicks.places
      where theme.hasXGrid && (place.tick.label != nil) == isMajor && place.position > area.minX + 1 {
        path.move(to: Point(crisp(place.position), area.minY))
        path.line(to: Point(crisp(place.position), area.maxY))
      }
      for place in yTicks.places where (place.tick.label != nil) == isMajor && place.position < area.maxY - 1 {
        path.move(to: Point(area.minX, crisp(place.position)))
        path.line(to: Point(area.maxX, crisp(place.position)))
      }
      let color = isMajor ? theme.grid : theme.minorGrid
      if !path.isEmpty { canvas.stroke(path, Stroke(color, width: theme.axisWidth, cap: .butt)) }
    }
  }

  private func drawAxes(on canvas: any Canvas) {
    let theme = frame.theme
    var path = Path(polyline: [
      Point(area.minX, area.minY), Point(area.minX, area.maxY), Point(area.maxX, area.maxY),
    ])
    for place in xTicks.places {
      let length = place.tick.label == nil ? theme.tickLength / 2 : theme.tickLength
      path.move(to: Point(crisp(place.position), area.maxY))
      path.line(to: Point(crisp(place.position), area.maxY + length))
    }
    for place in yTicks.places {
      let length = place.tick.label == nil ? theme.tickLength / 2 : theme.tickLength
      path.move(to: Point(area.minX, crisp(place.position)))
      path.line(to: Point(area.minX - length, crisp(place.position)))
    }
    canvas.stroke(path, Stroke(theme.axis, width: theme.axisWidth, cap: .square, join: .miter))
    if showsYLabels {
      for place in yTicks.places {
        guard let label = place.tick.label else { continue }
        canvas.draw(
          label, at: Point(area.minX - theme.tickLength - Self.tickGap, place.labelPosition), style: theme.tickStyle,
          anchor: TextAnchor(.end, .middle))
      }
    }
    if showsXLabels {
      let ascent = xTicks.places.map(\.extent.ascent).max() ?? 0
      for place in xTicks.places {
        guard let label = place.tick.label else { continue }
        canvas.draw(
          label, at: Point(place.labelPosition, area.maxY + theme.tickLength + Self.tickGap + ascent),
          style: theme.tickStyle, anchor: TextAnchor(.middle, .baseline))
      }
    }
  }

  private func drawTitles(on canvas: any Canvas) {
    if let yTitle {
      let bottom = area.minY - Self.topGap
      yTitle.draw(x: cell.minX, top: bottom - yTitle.size.height, alignment: .start, on: canvas)
    }
    // At the top, so that the titles of a row are level though not all panels have words at their axes.
    if let title { title.draw(x: cell.minX, top: cell.minY, alignment: .start, on: canvas) }
    if let xTitle {
      let half = xTitle.size.width / 2
      let middle = max(cell.minX + half, min(area.midX, cell.maxX - half))
      xTitle.draw(x: middle, top: cell.maxY - xTitle.size.height, alignment: .middle, on: canvas)
    }
  }
}
