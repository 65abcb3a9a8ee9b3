import Drawing

/// Lines of equal value of a grid of samples, and the areas between them.
package struct ContourMark: Mark {
  /// The x values of the samples, ascending.
  package let x: [Double]
  /// The y values of the samples, ascending.
  package let y: [Double]
  /// The samples, row by row, the row of the lowest y first.
  package let values: [Double]
  /// The values of the lines, ascending.
  package let levels: [Double]
  /// The colours of the areas between lines; `nil` for lines alone.
  package let fill: ColorScale?
  /// The look of the lines; `nil` for areas alone.
  package let line: SeriesStyle?
  /// Whether levels are written on lines that are long enough.
  package let isLabelled: Bool
  /// Whether logarithms are interpolated between samples, which is exact for what grows exponentially.
  package let interpolatesLogarithms: Bool
  /// The look of areas without finite samples where areas are filled.
  package let missing: CellState
  /// The extent of the samples.
  package let xExtent: DataExtent
  /// The extent of the samples.
  package let yExtent: DataExtent

  /// Creates contours; samples missing from `values` count as not finite.
  package init(
    x: [Double], y: [Double], values: [Double], levels: [Double], fill: ColorScale? = nil, line: SeriesStyle? = nil,
    isLabelled: Bool = false, interpolatesLogarithms: Bool = false, missing: CellState = .notFinite
  ) {
    self.x = x
    self.y = y
    self.values = values
    self.levels = levels.filter(\.isFinite).sorted()
    self.fill = fill
    self.line = line
    self.isLabelled = isLabelled
    self.interpolatesLogarithms = interpolatesLogarithms
    self.missing = missing
    xExtent = DataExtent(x)
    yExtent = DataExtent(y)
  }

  /// Always `true`: the contours end where the samples do.
  package var coversPanel: Bool { true }

  /// The key entry of areas without finite samples, where there are any.
  package var keyEntries: [KeyEntry] {
    let isWhole = values.count >= x.count * y.count && values.allSatisfy(\.isFinite)
    return fill == nil || isWhole ? [] : [KeyEntry(missing.label, .pattern(missing.pattern))]
  }

  /// Areas from the lowest to the highest, each over the one below it, then lines.
  package func shapes(in frame: PlotFrame) -> MarkShapes {
    var shapes = MarkShapes()
    shapes.count = PointCount(drawn: values.count, total: values.count)
    // A sample without a place on a logarithmic axis is none.
    let squares = MarchingSquares(
      x: x.map { $0 >= frame.x.least ? $0 : .nan }, y: y.map { $0 >= frame.y.least ? $0 : .nan }, values: values,
      isLogarithmic: interpolatesLogarithms)
    if let fill {
      if !keyEntries.isEmpty { shapes.inside += missingShapes(in: frame) }
      let starts = [-Double.greatestFiniteMagnitude] + levels
      for (start, end) in zip(starts, levels + [.greatestFiniteMagnitude]) {
        var path = Path()
        for ring in squares.rings(above: start) {
          for (index, point) in ring.enumerated() {
            let place = frame.point(point.x, point.y)
            index == 0 ? path.move(to: place) : path.line(to: place)
          }
          path.close()
        }
        if !path.isEmpty { shapes.inside.append(.fill(path, fill.color(from: start, to: end))) }
      }
    }
    if let line { drawLines(squares, line, in: frame, on: &shapes) }
    return shapes
  }

  private func missingShapes(in frame: PlotFrame) -> [Shape] {
    let (first, last) = (
      frame.point(xExtent.lowest, yExtent.lowest), frame.point(xExtent.highest, yExtent.highest)
    )
    // Areas that reach the edge cover it.
    let inset = 0.75
    return CellTiling(
      columns: [first.x + inset, last.x - inset], rows: [first.y - inset, last.y + inset], looks: [.state(missing)],
      frame: frame
    ).shapes
  }

  private func drawLines(
    _ squares: MarchingSquares, _ style: SeriesStyle, in frame: PlotFrame, on shapes: inout MarkShapes
  ) {
    let lines = levels.map { level in
      squares.lines(at: level).map { line in
        let points = line.points.map { frame.point($0.x, $0.y) }
        return line.isClosed ? points + points.prefix(1) : points
      }
    }
    var path = Path()
    for points in lines.joined() {
      for (index, point) in points.enumerated() { index == 0 ? path.move(to: point) : path.line(to: point) }
    }
    if !path.isEmpty { shapes.inside.append(.stroke(path, style.stroke)) }
    guard isLabelled else { return }
    for (index, level) in levels.enumerated() {
      let number = ExactDecimal(round: level) ?? ExactDecimal(level, digits: 2)
      guard let word = number.map(TickFormat.number.label) else { continue }
      let others = lines.indices.filter { $0 != index }.flatMap { lines[$0] }
      let places = labelPlaces(lines[index], others: others, length: word.plain.count, in: frame)
      if !places.isEmpty {
        shapes.annotations.append(Annotation(word, centeredAt: places, style: frame.theme.tickStyle))
      }
    }
  }

  /// Points on a level's longest line where a label of about `length` characters touches no other line.
  private func labelPlaces(_ lines: [[Point]], others: [[Point]], length: Int, in frame: PlotFrame) -> [Point] {
    let size = Size(Double(length) * frame.theme.tickSize * 0.55 + 6, frame.theme.tickSize * 1.2)
    let area = frame.area.inset(
      left: size.width / 2, top: size.height / 2, right: size.width / 2, bottom: size.height / 2)
    guard let longest = lines.map({ $0.filter(area.contains) }).max(by: { $0.count < $1.count }),
      let first = longest.first
    else { return [] }
    let reach = longest.map { max(abs($0.x - first.x), abs($0.y - first.y)) }.max() ?? 0
    // A label across a ring that is hardly larger hides the ring.
    guard reach > size.width * 1.2 else { return [] }
    return (0..<16).map { longest[(longest.count * $0 * 5 / 16) % longest.count] }.filter { place in
      let box = Rect(
        x: place.x - size.width / 2, y: place.y - size.height / 2, width: size.width, height: size.height)
      return box.crossings(of: others) == 0
    }
  }
}
