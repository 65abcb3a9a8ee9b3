import Drawing

/// Finds space for texts in a panel: inside it, clear of other text, and clear of lines where possible.
struct AnnotationPlacer {
  /// A text with its position.
  struct Placement {
    let annotation: Annotation
    let box: Rect
    let ascent: Double
  }

  private let area: Rect
  private let obstacles: [[Point]]
  private let measurer: any TextMeasurer
  private(set) var placements: [Placement] = []
  /// The number of texts that were left out.
  private(set) var omittedCount = 0

  init(area: Rect, obstacles: [[Point]], measurer: any TextMeasurer) {
    self.area = area.inset(left: 2, top: 2, right: 2, bottom: 2)
    self.obstacles = obstacles
    self.measurer = measurer
  }

  /// Places a text as near to its point as possible.
  mutating func place(_ annotation: Annotation) {
    let extent = measurer.extent(of: annotation.text, style: annotation.style)
    let size = Size(extent.width, extent.height)
    if !annotation.places.isEmpty {
      placeCentered(annotation, size: size, ascent: extent.ascent)
      return
    }
    var best: (box: Rect, cost: Double)?
    for (ring, factor) in [1.0, 2, 4, 8, 12].enumerated() {
      for (order, direction) in Self.directions(first: annotation.anchor).enumerated() {
        let box = moved(
          Self.box(size, at: annotation.point, direction: direction, distance: annotation.distance * factor))
        guard area.contains(box), !placements.contains(where: { $0.box.intersects(box) }) else { continue }
        let crossings = box.crossings(of: obstacles)
        // A text across data costs more than the way to a clear place three rings out.
        let cost = Double((crossings > 0 ? 26 + min(8, crossings) : 0) + ring * 8 + order)
        if cost < best?.cost ?? .infinity { best = (box, cost) }
      }
    }
    if let best {
      placements.append(Placement(annotation: annotation, box: best.box, ascent: extent.ascent))
    } else {
      omittedCount += 1
    }
  }

  private mutating func placeCentered(_ annotation: Annotation, size: Size, ascent: Double) {
    let boxes = annotation.places.map { Self.box(size, at: $0, direction: (0, 0), distance: 0) }
      .map { annotation.isRequired ? moved($0) : $0 }
      .filter { box in area.contains(box) && !placements.contains { $0.box.intersects(box) } }
    let clear = boxes.first { $0.crossings(of: obstacles) == 0 } ?? (annotation.isRequired ? boxes.first : nil)
    guard let clear else {
      if annotation.isRequired { omittedCount += 1 }
      return
    }
    var annotation = annotation
    annotation.point = Point(clear.midX, clear.midY)
    placements.append(Placement(annotation: annotation, box: clear, ascent: ascent))
  }

  /// Returns `box` moved into the area, if it is not too large for it.
  private func moved(_ box: Rect) -> Rect {
    var box = box
    box.minX = max(area.minX, min(box.minX, area.maxX - box.width))
    box.minY = max(area.minY, min(box.minY, area.maxY - box.height))
    return box
  }

  /// Unit steps from the point to the text, the one preferred by `anchor` first.
  private static func directions(first anchor: TextAnchor) -> [(x: Double, y: Double)] {
    let x: Double =
      switch anchor.horizontal {
      case .start: 1
      case .middle: 0
      case .end: -1
      }
    let y: Double =
      switch anchor.vertical {
      case .top: 1
      case .middle: 0
      case .baseline, .bottom: -1
      }
    let others: [(x: Double, y: Double)] = [
      (1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1),
    ]
    return [(x, y)] + others.filter { $0 != (x, y) }
  }

  private static func box(_ size: Size, at point: Point, direction: (x: Double, y: Double), distance: Double) -> Rect {
    Rect(
      x: point.x + direction.x * (distance + size.width / 2) - size.width / 2,
      y: point.y + direction.y * (distance + size.height / 2) - size.height / 2, width: size.width,
      height: size.height)
  }

  /// Draws each text on a translucent background, so that lines behind it do not impair reading.
  func draw(on canvas: any Canvas, theme: Theme) {
    for placement in placements {
      let box = placement.box
      canvas.fill(Path(box.inset(left: -2, right: -2)), theme.background.withOpacity(0.75))
      let nearest = Point(
        min(max(placement.annotation.point.x, box.minX), box.maxX),
        min(max(placement.annotation.point.y, box.minY), box.maxY))
      let (dx, dy) = (nearest.x - placement.annotation.point.x, nearest.y - placement.annotation.point.y)
      if (dx * dx + dy * dy).squareRoot() > 20 {
        canvas.stroke(
          Path(polyline: [placement.annotation.point, nearest]),
          Stroke(placement.annotation.style.color.withOpacity(0.6), width: 0.75))
      }
      canvas.draw(
        placement.annotation.text, at: Point(box.minX, box.minY + placement.ascent), style: placement.annotation.style,
        anchor: TextAnchor(.start, .baseline))
    }
  }
}
