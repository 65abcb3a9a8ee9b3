import Drawing

/// The box around a relief, projected onto a panel: x and y from −1 to 1, heights from 0 to ``height``.
struct ReliefBox {
  /// A point in the box.
  private struct Place {
    var x: Double
    var y: Double
    var z: Double
  }

  /// The height of the box; its floor is 2 by 2.
  private static let height = 1.25
  /// The maximum ratio of horizontal to vertical units, for wide panels.
  private static let mostStretch = 1.75
  /// The share of ambient light on a patch; the rest comes from the viewer's left.
  private static let ambient = 0.58

  private let mark: ReliefMark
  private let frame: PlotFrame
  private let x: any Scale
  private let y: any Scale
  private let z: any Scale
  private let heights: [Double]
  private let right: Place
  private let up: Place
  private let viewer: Place
  private var origin = Point(0, 0)
  private var unit = Size(1, 1)

  private var theme: Theme { frame.theme }

  /// Creates the box of a mark; `nil` if the panel is too small.
  init?(_ mark: ReliefMark, in frame: PlotFrame) {
    self.mark = mark
    self.frame = frame
    guard let left = mark.x.first, let rightEnd = mark.x.last, let front = mark.y.first, let back = mark.y.last,
      left < rightEnd, front < back, frame.area.width > 40, frame.area.height > 40
    else { return nil }
    x = LinearScale(from: left, to: rightEnd)
    y = LinearScale(from: front, to: back)
    z =
      mark.scale.kind == .log10
      ? Log10Scale(from: mark.scale.lower, to: mark.scale.upper)
      : LinearScale(from: mark.scale.lower, to: mark.scale.upper)
    let scale = z
    heights = mark.values.map { Self.height(of: $0, on: scale) }
    let ((sine, cosine), (rise, run)) = (Self.turn(by: mark.view.azimuth), Self.turn(by: mark.view.elevation))
    right = Place(x: -sine, y: cosine, z: 0)
    up = Place(x: -rise * cosine, y: -rise * sine, z: run)
    viewer = Place(x: run * cosine, y: run * sine, z: rise)
    fit()
  }

  /// Returns a height from 0 to ``height``, clipped at the top of the scale; NaN for a value without a height.
  private static func height(of value: Double, on scale: any Scale) -> Double {
    guard value.isFinite, value >= scale.least else { return value == .infinity ? height : .nan }
    return height * min(max(scale.fraction(of: value), 0), 1)
  }

  // MARK: Projection

  /// Returns the sine and the cosine of an angle in degrees, from their power series.
  private static func turn(by degrees: Double) -> (sine: Double, cosine: Double) {
    let angle = degrees.remainder(dividingBy: 360) * .pi / 180
    var (sine, cosine, term) = (0.0, 0.0, 1.0)
    for power in 0..<40 {
      switch power % 4 {
      case 0: cosine += term
      case 1: sine += term
      case 2: cosine -= term
      default: sine -= term
      }
      term *= angle / Double(power + 1)
    }
    return (sine, cosine)
  }

  private func raw(_ place: Place) -> Point {
    Point(
      right.x * place.x + right.y * place.y, -(up.x * place.x + up.y * place.y + up.z * place.z))
  }

  /// Scales the box to the panel, with space for text at the left and below.
  private mutating func fit() {
    let corners = [-1.0, 1].flatMap { x in
      [-1.0, 1].flatMap { y in [0, Self.height].map { raw(Place(x: x, y: y, z: $0)) } }
    }
    let (left, most) = (corners.map(\.x).min() ?? -1, corners.map(\.x).max() ?? 1)
    let (top, bottom) = (corners.map(\.y).min() ?? -1, corners.map(\.y).max() ?? 1)
    let text = theme.tickSize
    let area = frame.area.inset(left: 4.2 * text, top: 1.2 * text, right: 2.5 * text, bottom: 3.2 * text)
    guard area.width > 20, area.height > 20 else { return }
    let (across, along) = (area.width / (most - left), area.height / (bottom - top))
    let least = min(across, along)
    unit = Size(min(across, least * Self.mostStretch), min(along, least * Self.mostStretch))
    origin = Point(
      area.midX - unit.width * (left + most) / 2, area.midY - unit.height * (top + bottom) / 2)
  }

  private func point(_ place: Place) -> Point {
    let flat = raw(place)
    return Point(origin.x + unit.width * flat.x, origin.y + unit.height * flat.y)
  }

  private func place(_ x: Double, _ y: Double, _ z: Double) -> Place {
    Place(
      x: 2 * self.x.fraction(of: x) - 1, y: 2 * self.y.fraction(of: y) - 1, z: Self.height(of: z, on: self.z))
  }

  // MARK: The surface

  private var columns: Int { mark.x.count }
  private var rows: Int { mark.y.count }

  private func corner(_ column: Int, _ row: Int) -> Place {
    Place(
      x: 2 * x.fraction(of: mark.x[column]) - 1, y: 2 * y.fraction(of: mark.y[row]) - 1,
      z: heights[row * columns + column])
  }

  /// The patches from back to front, each in the colour of its height, shaded by its slope, with grid lines.
  var surface: [Shape] {
    let across = viewer.x > 0 ? Array(0..<columns - 1) : (0..<columns - 1).reversed()
    let along = viewer.y > 0 ? Array(0..<rows - 1) : (0..<rows - 1).reversed()
    let spacing = max(1, (max(columns, rows) - 1) / 16)
    let ink = Stroke(theme.text.withOpacity(0.22), width: 0.5)
    var shapes: [Shape] = []
    for row in along {
      for column in across {
        let places = [(0, 0), (1, 0), (1, 1), (0, 1)].map { corner(column + $0.0, row + $0.1) }
        guard places.allSatisfy({ $0.z.isFinite }), let color = color(column, row, places) else { continue }
        let points = places.map(point)
        let path = Path(polygon: points)
        // A line in the patch's own colour covers the seam to its neighbours.
        shapes.append(.fill(path, color))
        shapes.append(.stroke(path, Stroke(color, width: 0.6)))
        let lines = mesh(points, column, row, every: spacing)
        if !lines.isEmpty { shapes.append(.stroke(lines, ink)) }
      }
    }
    return shapes
  }

  /// Returns the sides of a patch that lie on grid lines: the sides away from the viewer, which no later patch covers,
  /// and the edge of the surface.
  private func mesh(_ corners: [Point], _ column: Int, _ row: Int, every spacing: Int) -> Path {
    var lines = Path()
    for (side, isFar) in [(0, viewer.y > 0), (1, viewer.y <= 0)] {
      let line = row + side
      let isEdge = line == 0 || line == rows - 1
      guard isEdge || isFar && line.isMultiple(of: spacing) else { continue }
      add(side == 0 ? [corners[0], corners[1]] : [corners[3], corners[2]], to: &lines)
    }
    for (side, isFar) in [(0, viewer.x > 0), (1, viewer.x <= 0)] {
      let line = column + side
      let isEdge = line == 0 || line == columns - 1
      guard isEdge || isFar && line.isMultiple(of: spacing) else { continue }
      add(side == 0 ? [corners[0], corners[3]] : [corners[1], corners[2]], to: &lines)
    }
    return lines
  }

  private func add(_ points: [Point], to path: inout Path) {
    for (index, point) in points.enumerated() { index == 0 ? path.move(to: point) : path.line(to: point) }
  }

  private func color(_ column: Int, _ row: Int, _ places: [Place]) -> Color? {
    let values = [(0, 0), (1, 0), (1, 1), (0, 1)].map { mark.values[(row + $0.1) * columns + column + $0.0] }
    let mean = values.reduce(0) { $0 + min($1, mark.scale.upper) / 4 }
    guard let color = mark.scale.color(for: max(mean, mark.scale.lower)) else { return nil }
    // The slopes in both directions, from the differences over the diagonals.
    let slopeX = (places[1].z + places[2].z - places[0].z - places[3].z) / 2 / max(1e-9, places[1].x - places[0].x)
    let slopeY = (places[3].z + places[2].z - places[0].z - places[1].z) / 2 / max(1e-9, places[3].y - places[0].y)
    let length = (1 + slopeX * slopeX + slopeY * slopeY).squareRoot()
    // The light comes from above, over the viewer's left shoulder.
    let light = Place(
      x: 0.45 * viewer.x - 0.55 * right.x, y: 0.45 * viewer.y - 0.55 * right.y, z: 0.9)
    let size = (light.x * light.x + light.y * light.y + light.z * light.z).squareRoot()
    let cosine = (-slopeX * light.x - slopeY * light.y + light.z) / (length * size)
    let shade = Self.ambient + (1.08 - Self.ambient) * max(0, cosine)
    return Color(
      red: min(1, color.red * shade), green: min(1, color.green * shade), blue: min(1, color.blue * shade))
  }

  // MARK: Overlays

  /// Returns whether the surface lies between a point and the viewer.
  private func isHidden(_ place: Place) -> Bool {
    guard viewer.z < 0.999 else { return false }
    // In steps of half a patch; overlays lie slightly above the surface.
    let run = (viewer.x * viewer.x + viewer.y * viewer.y).squareRoot()
    let step = 1 / Double(max(columns, rows))
    var distance = 2 * step
    while distance < 3 {
      let x = place.x + distance * viewer.x / run
      let y = place.y + distance * viewer.y / run
      let z = place.z + distance * viewer.z / run
      guard abs(x) <= 1, abs(y) <= 1, z <= Self.height else { return false }
      if let ground = ground(x, y), ground > z + 0.02 { return true }
      distance += step
    }
    return false
  }

  /// Returns the height of the surface at a point of the floor.
  private func ground(_ x: Double, _ y: Double) -> Double? {
    let (u, v) = ((x + 1) / 2 * Double(columns - 1), (y + 1) / 2 * Double(rows - 1))
    let (column, row) = (min(columns - 2, max(0, Int(u))), min(rows - 2, max(0, Int(v))))
    let (a, b) = (u - Double(column), v - Double(row))
    func height(_ i: Int, _ j: Int) -> Double { heights[(row + j) * columns + column + i] }
    let mean =
      (1 - b) * ((1 - a) * height(0, 0) + a * height(1, 0)) + b * ((1 - a) * height(0, 1) + a * height(1, 1))
    return mean.isFinite ? mean : nil
  }

  private func isInside(_ x: Double, _ y: Double) -> Bool {
    (self.x.lower...self.x.upper).contains(x) && (self.y.lower...self.y.upper).contains(y)
  }

  /// Returns a line on the surface, faint where the surface hides it.
  func line(_ trail: ReliefMark.Trail) -> [Shape] {
    var pieces: [(points: [Point], isHidden: Bool)] = []
    var last: Place?
    for (x, (y, z)) in zip(trail.x, zip(trail.y, trail.z)) {
      guard isInside(x, y), z.isFinite else {
        last = nil
        continue
      }
      let next = place(x, y, z)
      guard let start = last, next.z.isFinite else {
        last = next.z.isFinite ? next : nil
        continue
      }
      // A long step follows the surface in a straight line; visibility is decided for each part of it.
      let length = ((next.x - start.x) * (next.x - start.x) + (next.y - start.y) * (next.y - start.y)).squareRoot()
      let parts = max(1, min(64, Int(length * 24)))
      for part in 0..<parts {
        func between(_ share: Double) -> Place {
          let (x, y) = (start.x + share * (next.x - start.x), start.y + share * (next.y - start.y))
          let straight = start.z + share * (next.z - start.z)
          return Place(x: x, y: y, z: parts > 2 ? ground(x, y) ?? straight : straight)
        }
        let (a, b) = (between(Double(part) / Double(parts)), between(Double(part + 1) / Double(parts)))
        let isHidden = isHidden(Place(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, z: (a.z + b.z) / 2))
        if pieces.last?.isHidden == isHidden, pieces.last?.points.last == point(a) {
          pieces[pieces.count - 1].points.append(point(b))
        } else {
          pieces.append(([point(a), point(b)], isHidden))
        }
      }
      last = next
    }
    return [true, false].flatMap { hidden -> [Shape] in
      var style = trail.style
      style.opacity *= hidden ? 0.35 : 1
      var path = Path()
      for piece in pieces where piece.isHidden == hidden { add(piece.points, to: &path) }
      guard !path.isEmpty else { return [] }
      let casing = Stroke(theme.background.withOpacity(0.75), width: style.width + 1.6)
      return (hidden ? [] : [.stroke(path, casing)]) + [.stroke(path, style.stroke)]
    }
  }

  /// Returns a glyph on the surface, faint if the surface hides it.
  func glyph(_ spot: ReliefMark.Spot) -> [Shape] {
    guard isInside(spot.x, spot.y), spot.z.isFinite else { return [] }
    let place = place(spot.x, spot.y, spot.z)
    guard place.z.isFinite else { return [] }
    let isHidden = isHidden(place)
    return [
      .glyph(
        spot.glyph, at: point(place), size: spot.size, color: spot.color.withOpacity(isHidden ? 0.4 : 1),
        edge: isHidden ? nil : theme.background)
    ]
  }

  // MARK: Axes

  /// The sides of the box nearest to the viewer, along x and along y.
  private var near: (x: Double, y: Double) { (viewer.x >= 0 ? 1 : -1, viewer.y >= 0 ? 1 : -1) }

  private func ticks(_ scale: any Scale, count: Int) -> [(fraction: Double, label: RichText)] {
    scale.ticks(about: count, format: .number).compactMap { tick in
      guard let label = tick.label, tick.value >= scale.lower, tick.value <= scale.upper else { return nil }
      return (scale.fraction(of: tick.value), label)
    }
  }

  private var tickCount: Int { frame.area.width < 260 ? 3 : 5 }

  /// The floor and the two walls behind the surface, with grid lines at the ticks.
  var walls: [Shape] {
    let far = (x: -near.x, y: -near.y)
    let height = Self.height
    var grid = Path()
    func line(_ a: Place, _ b: Place) { add([point(a), point(b)], to: &grid) }
    for tick in ticks(x, count: tickCount) {
      let x = 2 * tick.fraction - 1
      line(Place(x: x, y: near.y, z: 0), Place(x: x, y: far.y, z: 0))
      line(Place(x: x, y: far.y, z: 0), Place(x: x, y: far.y, z: height))
    }
    for tick in ticks(y, count: tickCount) {
      let y = 2 * tick.fraction - 1
      line(Place(x: near.x, y: y, z: 0), Place(x: far.x, y: y, z: 0))
      line(Place(x: far.x, y: y, z: 0), Place(x: far.x, y: y, z: height))
    }
    for tick in ticks(z, count: tickCount) {
      let z = height * tick.fraction
      line(Place(x: near.x, y: far.y, z: z), Place(x: far.x, y: far.y, z: z))
      line(Place(x: far.x, y: far.y, z: z), Place(x: far.x, y: near.y, z: z))
    }
    var edges = Path()
    for z in [0, height] {
      add(
        [Place(x: near.x, y: far.y, z: z), Place(x: far.x, y: far.y, z: z), Place(x: far.x, y: near.y, z: z)].map(
          point), to: &edges)
    }
    for (x, y) in [(near.x, far.y), (far.x, far.y), (far.x, near.y)] {
      add([point(Place(x: x, y: y, z: 0)), point(Place(x: x, y: y, z: height))], to: &edges)
    }
    return [
      .stroke(grid, Stroke(theme.grid, width: 1)), .stroke(edges, Stroke(theme.axis.withOpacity(0.45), width: 0.75)),
    ]
  }

  /// A label with its position and approximate size.
  private struct Words {
    let text: RichText
    let place: Point
    let style: TextStyle
    let anchor: TextAnchor

    var box: Rect {
      let size = Size(0.62 * style.size * Double(text.plain.count), 1.25 * style.size)
      let left: Double =
        switch anchor.horizontal {
        case .start: 0
        case .middle: 0.5
        case .end: 1
        }
      let top: Double =
        switch anchor.vertical {
        case .top: 0
        case .middle: 0.5
        case .baseline, .bottom: 1
        }
      return Rect(
        x: place.x - left * size.width, y: place.y - top * size.height, width: size.width, height: size.height)
    }

    var shape: Shape { .text(text, at: place, style: style, anchor: anchor) }
  }

  /// An edge of the box with its scale.
  private struct Edge {
    let name: String
    let scale: any Scale
    let start: Point
    let end: Point
    /// The unit vector that points away from the box.
    let outward: Point

    func at(_ share: Double, awayBy distance: Double = 0) -> Point {
      Point(
        start.x + share * (end.x - start.x) + distance * outward.x,
        start.y + share * (end.y - start.y) + distance * outward.y)
    }

    /// The anchor of labels beside the edge.
    var anchor: TextAnchor {
      TextAnchor(
        abs(outward.x) < 0.35 ? .middle : outward.x < 0 ? .end : .start,
        abs(outward.y) < 0.35 ? .middle : outward.y < 0 ? .bottom : .top)
    }
  }

  /// The two front edges of the floor, and the vertical edge at the left.
  private var frontEdges: [Edge] {
    let middle = point(Place(x: 0, y: 0, z: 0))
    let names = mark.names + [String](repeating: "", count: max(0, 3 - mark.names.count))
    func edge(_ name: String, _ scale: any Scale, _ start: Place, _ end: Place) -> Edge {
      let (first, last) = (point(start), point(end))
      let (dx, dy) = ((first.x + last.x) / 2 - middle.x, (first.y + last.y) / 2 - middle.y)
      let length = max(1e-9, (dx * dx + dy * dy).squareRoot())
      let isUpright = start.z != end.z
      return Edge(
        name: name, scale: scale, start: first, end: last,
        outward: isUpright ? Point(-1, 0) : Point(dx / length, dy / length))
    }
    let sides = [(near.x, -near.y), (-near.x, near.y)]
    func across(_ side: (Double, Double)) -> Double { point(Place(x: side.0, y: side.1, z: 0)).x }
    let left = across(sides[0]) < across(sides[1]) ? sides[0] : sides[1]
    return [
      edge(names[0], x, Place(x: -1, y: near.y, z: 0), Place(x: 1, y: near.y, z: 0)),
      edge(names[1], y, Place(x: near.x, y: -1, z: 0), Place(x: near.x, y: 1, z: 0)),
      edge(names[2], z, Place(x: left.0, y: left.1, z: 0), Place(x: left.0, y: left.1, z: Self.height)),
    ]
  }

  /// The front edges with ticks, numbers and names; labels without space are left out.
  var axes: [Shape] {
    var lines = Path()
    var words: [Words] = []
    func add(_ text: RichText, at place: Point, _ style: TextStyle, _ anchor: TextAnchor) {
      let new = Words(text: text, place: place, style: style, anchor: anchor)
      let isClear = frame.area.contains(new.box) && words.allSatisfy { !$0.box.intersects(new.box) }
      if isClear, !text.isEmpty { words.append(new) }
    }
    let edges = frontEdges
    for edge in edges.prefix(2) {
      // The name lies beyond the numbers, whose width matters where they stand beside the edge.
      let widest = ticks(edge.scale, count: tickCount).map(\.label.plain.count).max() ?? 0
      let depth = abs(edge.outward.x) * 0.6 * Double(widest) + abs(edge.outward.y) * 1.3
      let distance = theme.tickLength + 6 + depth * theme.tickSize
      add(RichText(edge.name), at: edge.at(0.5, awayBy: distance), theme.labelStyle, edge.anchor)
    }
    let upright = edges[2]
    add(
      RichText(upright.name), at: Point(upright.end.x, upright.end.y - 0.6 * theme.tickSize), theme.labelStyle,
      TextAnchor(.middle, .bottom))
    for edge in edges {
      self.add([edge.start, edge.end], to: &lines)
      for tick in ticks(edge.scale, count: tickCount) {
        self.add([edge.at(tick.fraction), edge.at(tick.fraction, awayBy: theme.tickLength)], to: &lines)
        add(tick.label, at: edge.at(tick.fraction, awayBy: theme.tickLength + 3), theme.tickStyle, edge.anchor)
      }
    }
    return [.stroke(lines, Stroke(theme.axis, width: theme.axisWidth))] + words.map(\.shape)
  }
}
