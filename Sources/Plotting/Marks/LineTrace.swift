import Drawing

/// Converts a line into shapes: broken at gaps and decimated to the resolution.
struct LineTrace {
  private(set) var shapes = MarkShapes()

  private let x: [Double]
  private let y: [Double]
  private let style: SeriesStyle
  private let interpolation: LineInterpolation
  private let casing: Color?
  private let frame: PlotFrame
  private let edges: [Double]
  /// The points of the data that are drawn.
  private var samples: [Point] = []
  private var lastHeight: Double?
  private var lastFlag: Point?
  private var lastPlace: Point?

  /// Glyphs in place of values are kept this far apart, in points, so that a run of thousands stays countable.
  private static let flagSpacing = 11.0

  init(
    x: [Double], y: [Double], style: SeriesStyle, interpolation: LineInterpolation = .straight, casing: Color? = nil,
    outliers: DataExtent.Outliers = .init(), frame: PlotFrame
  ) {
    self.x = x
    self.y = y
    self.style = style
    self.interpolation = interpolation
    self.casing = casing
    self.frame = frame
    edges = frame.columnEdges
    trace()
    if outliers.count > 0 { mark(outliers) }
  }

  /// Puts a hollow triangle at the edge beyond which an outlier lies.
  private mutating func mark(_ outliers: DataExtent.Outliers) {
    guard style.opacity >= 0.5 else { return }
    let area = frame.area
    let above = max(frame.y.upper, outliers.highestOther ?? .infinity)
    let below = min(frame.y.lower, outliers.lowestOther ?? -.infinity)
    var last = -Double.infinity
    for (x, y) in zip(x, y) where y.isFinite && (y > above || y < below) && x.isFinite && x >= frame.x.least {
      let place = Point(frame.x(x), y > above ? area.minY + 4 : area.maxY - 4)
      guard place.x >= area.minX - 0.5, place.x <= area.maxX + 0.5, place.x - last >= Self.flagSpacing else { continue }
      last = place.x
      shapes.obstacles.append([place])
      shapes.over += Shape.glyph(
        y > above ? .triangleUp : .triangleDown, at: place, size: 8, color: style.paint, isHollow: true,
        background: frame.theme.background)
    }
  }

  private mutating func trace() {
    let count = min(x.count, y.count)
    shapes.count.total = count
    let (leastX, leastY, most) = (frame.x.least, frame.y.least, Double.greatestFiniteMagnitude)
    var lines: [[Point]] = []
    var index = 0
    while index < count {
      let start = index
      x.withUnsafeBufferPointer { x in
        y.withUnsafeBufferPointer { y in
          while index < count, x[index] >= leastX, x[index] <= most, y[index] >= leastY, y[index] <= most { index += 1 }
        }
      }
      if index > start {
        lines.append(points(start..<index))
        lastHeight = frame.y(y[index - 1])
        lastPlace = nil
      }
      while index < count, !(x[index] >= leastX && x[index] <= most && y[index] >= leastY && y[index] <= most) {
        flag(index)
        index += 1
      }
    }
    draw(lines)
  }

  /// The points of a stretch without gaps, on the canvas.
  ///
  /// M4 chooses them for pixels; for paths they are thinned again by LTTB, which together is MinMaxLTTB (Van Der
  /// Donckt and others 2023, arXiv:2305.00332).
  private mutating func points(_ range: Range<Int>) -> [Point] {
    let kept = M4.indices(x: x, y: y, in: range, edges: edges)
    var points = kept.map { frame.point(x[$0], y[$0]) }
    // A step that is left out would change the height up to the next one.
    if frame.medium == .vector, interpolation == .straight, points.count > edges.count {
      let chosen = LTTB.indices(x: points.map(\.x), y: points.map(\.y), count: edges.count)
      points = chosen.map { points[$0] }
    }
    shapes.count.drawn += points.count
    if style.glyph != nil { samples += points }
    guard interpolation == .steps else { return points }
    // A value holds up to the position of the missing one after it.
    if range.upperBound < min(x.count, y.count), x[range.upperBound].isFinite, x[range.upperBound] >= frame.x.least,
      let last = points.last
    {
      points.append(Point(frame.point(x[range.upperBound], y[range.upperBound - 1]).x, last.y))
    }
    return zip(points, points.dropFirst()).reduce(into: Array(points.prefix(1))) { steps, pair in
      if pair.0.y != pair.1.y { steps.append(Point(pair.1.x, pair.0.y)) }
      steps.append(pair.1)
    }
  }

  private mutating func draw(_ lines: [[Point]]) {
    let area = frame.area
    var path = Path()
    var shown: [Point] = []
    for line in lines {
      if line.count == 1, area.inset(left: -0.5, top: -0.5, right: -0.5, bottom: -0.5).contains(line[0]) {
        shapes.inside.append(.fill(Path(circleAt: line[0], radius: max(2.5, style.width * 1.5)), style.paint))
      } else {
        for (index, point) in line.enumerated() { index == 0 ? path.move(to: point) : path.line(to: point) }
      }
      shown += line
    }
    if !path.isEmpty {
      shapes.inside.insert(.stroke(path, style.stroke), at: 0)
      if let casing { shapes.inside.insert(.stroke(path, Stroke(casing, width: style.width + 2)), at: 0) }
    }
    shapes.obstacles += style.opacity < 0.5 ? [] : lines
    shapes.end = lastPlace ?? shown.last { $0.x >= area.minX - 0.5 && $0.x <= area.maxX + 0.5 }
    if let glyph = style.glyph { drawGlyphs(glyph) }
  }

  /// Glyphs on points of the data.
  private mutating func drawGlyphs(_ glyph: Glyph) {
    let places = GlyphPlaces(glyph, spacing: style.glyphSpacing, isHollow: style.isHollow, in: frame.area)
    for place in places.chosen(of: samples, in: frame.area) {
      shapes.over += Shape.glyph(
        glyph, at: place, size: style.isHollow ? 7 : 6.5, color: style.paint, isHollow: style.isHollow,
        background: frame.theme.background)
    }
  }

  /// Puts a glyph in place of the value at `index`, unless one stands close by.
  private mutating func flag(_ index: Int) {
    let area = frame.area
    let (valueX, valueY) = (x[index], y[index])
    guard style.opacity >= 0.5, valueX.isFinite else { return }
    let glyph: Glyph
    var place: Point
    if valueX < frame.x.least {
      guard valueY.isFinite else { return }
      glyph = DataFlag.startsTooEarly.glyph
      place = Point(area.minX, valueY < frame.y.least ? area.maxY : frame.y(valueY))
    } else if valueY.isFinite {
      glyph = DataFlag.notPositive.glyph
      place = Point(frame.x(valueX), area.maxY)
    } else {
      glyph = valueY == -Double.infinity ? .triangleDown : DataFlag.notFinite.glyph
      place = Point(frame.x(valueX), lastHeight ?? firstHeight(after: index) ?? area.midY)
    }
    guard place.x >= area.minX - 0.5, place.x <= area.maxX + 0.5 else { return }
    place = frame.clamped(place)
    // Keeps the triangle inside the panel.
    place.y = min(place.y, area.maxY - 4)
    lastPlace = place
    if let last = lastFlag, abs(last.x - place.x) < Self.flagSpacing, abs(last.y - place.y) < Self.flagSpacing {
      return
    }
    lastFlag = place
    shapes.obstacles.append([place])
    shapes.over.append(.glyph(glyph, at: place, size: 7, color: style.paint, edge: frame.theme.background))
  }

  private mutating func firstHeight(after index: Int) -> Double? {
    let next = (index..<min(x.count, y.count)).first { y[$0].isFinite && y[$0] >= frame.y.least }
    // Remembered, so that a long run at the start is not searched again for each of its points.
    lastHeight = next.map { frame.y(y[$0]) } ?? frame.area.midY
    return lastHeight
  }
}
