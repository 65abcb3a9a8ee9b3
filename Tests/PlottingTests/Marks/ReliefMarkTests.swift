import Drawing
import Plotting
import Testing

/// Surfaces seen from the side, and arrows on surfaces seen from above.
struct ReliefMarkTests {
  private static let places = (0...20).map { Double($0) / 10 - 1 }

  private func frame(_ width: Double = 400, _ height: Double = 300) -> PlotFrame {
    PlotFrame(
      area: Rect(x: 0, y: 0, width: width, height: height), x: LinearScale(from: 0, to: 1),
      y: LinearScale(from: 0, to: 1), theme: .light, medium: .vector)
  }

  private func relief(
    _ view: ReliefMark.View = .init(), trails: [ReliefMark.Trail] = [], spots: [ReliefMark.Spot] = [],
    _ value: (Double, Double) -> Double
  ) -> ReliefMark {
    let values = Self.places.flatMap { y in Self.places.map { value($0, y) } }
    return ReliefMark(
      x: Self.places, y: Self.places, values: values, scale: ColorScale(fitting: values), names: ["x", "y", "f"],
      view: view, trails: trails, spots: spots)
  }

  private func fills(_ mark: ReliefMark) -> [(points: [Point], color: Color)] {
    mark.shapes(in: frame()).over.compactMap { shape in
      guard case .fill(let path, let color) = shape else { return nil }
      let points = path.elements.compactMap { element -> Point? in
        switch element {
        case .move(let point), .line(let point): point
        default: nil
        }
      }
      return (points, color)
    }
  }

  @Test(arguments: [(-60.0, 35.0), (45, 20), (135, 60), (-170, 10), (0, 90)])
  func `a relief stays in its panel, words and all`(azimuth: Double, elevation: Double) {
    let mark = relief(.init(azimuth: azimuth, elevation: elevation)) { $0 * $0 - $1 * $1 }
    let area = Rect(x: -0.5, y: -0.5, width: 401, height: 301)
    for patch in fills(mark) { #expect(patch.points.allSatisfy(area.contains)) }
    for shape in mark.shapes(in: frame()).over {
      if case .text(_, let point, _, _) = shape { #expect(area.contains(point)) }
    }
  }

  @Test(arguments: [(-60.0, 35.0), (30, 35), (120, 35), (-150, 35)])
  func `patches are drawn from back to front`(azimuth: Double, elevation: Double) {
    // Of a level surface what is farther lies higher in the picture.
    let patches = fills(relief(.init(azimuth: azimuth, elevation: elevation)) { _, _ in 1 })
    #expect(patches.count == 400)
    let heights = patches.map { patch in patch.points.map(\.y).reduce(0, +) / 4 }
    #expect((heights.first ?? 0) == heights.min() && (heights.last ?? 0) == heights.max())
  }

  @Test func `patches that face the light are brighter than those that turn away, and level ones are all alike`() {
    let level = Set(fills(relief { _, _ in 1 }).map(\.color.hex))
    #expect(level.count == 1)
    // Seen along y from below, the light comes from the left: a slope that falls to the left catches it.
    let mark = relief(.init(azimuth: -90, elevation: 40)) { x, _ in abs(x) }
    func brightness(_ color: Color) -> Double { color.red + color.green + color.blue }
    let middle = 200.0
    func isLeft(_ patch: (points: [Point], color: Color)) -> Bool { patch.points.allSatisfy { $0.x <= middle } }
    let sides = Dictionary(grouping: fills(mark), by: isLeft)
    func mean(_ patches: [(points: [Point], color: Color)]?) -> Double {
      let all = (patches ?? []).map { brightness($0.color) }
      return all.reduce(0, +) / Double(max(1, all.count))
    }
    #expect(mean(sides[false]) > 1.05 * mean(sides[true]))
  }

  @Test func `a line behind a ridge is faint, and one in front of it is not`() {
    func opacities(_ y: Double) -> [Double] {
      let trail = ReliefMark.Trail(
        x: [-0.5, 0.5], y: [y, y], z: [0, 0], style: SeriesStyle(Color(0xFF0000), width: 2))
      let mark = relief(.init(azimuth: -90, elevation: 15), trails: [trail]) { _, y in abs(y) < 0.15 ? 1 : 0 }
      return mark.shapes(in: frame()).over.compactMap { shape in
        guard case .stroke(_, let stroke) = shape, stroke.color.hex == 0xFF0000 else { return nil }
        return stroke.color.opacity
      }
    }
    #expect(opacities(0.6).allSatisfy { $0 < 0.5 } && !opacities(0.6).isEmpty)
    #expect(opacities(-0.6) == [1])
  }

  @Test func `a fine grid is thinned out, with both ends kept`() {
    let places = (0...300).map { Double($0) }
    let mark = ReliefMark(
      x: places, y: places, values: places.flatMap { y in places.map { $0 + y } }, scale: .linear(0, 600), names: [])
    #expect(mark.x.count == 61 && mark.x.first == 0 && mark.x.last == 300 && mark.values.last == 600)
  }

  // MARK: Arrows

  private func arrows(_ mark: DescentArrowMark, _ frame: PlotFrame) -> [(tail: Point, tip: Point)] {
    let shapes = mark.shapes(in: frame).inside
    let tips = shapes.compactMap { shape -> Point? in
      guard case .fill(let path, _) = shape, case .move(let tip) = path.elements[0] else { return nil }
      return tip
    }
    let tails = shapes.compactMap { shape -> Point? in
      guard case .stroke(let path, let stroke) = shape, stroke.width == 1.1, case .move(let tail) = path.elements[0]
      else { return nil }
      return tail
    }
    return zip(tails, tips).map { ($0, $1) }
  }

  @Test func `arrows on a bowl point to its bottom, and are longer where it is steeper`() {
    let frame = PlotFrame(
      area: Rect(x: 0, y: 0, width: 300, height: 300), x: LinearScale(from: -1, to: 1), y: LinearScale(from: -1, to: 1),
      theme: .light, medium: .vector)
    let values = Self.places.flatMap { y in Self.places.map { $0 * $0 + y * y } }
    let arrows = arrows(DescentArrowMark(x: Self.places, y: Self.places, values: values, color: Color(0)), frame)
    #expect(arrows.count > 30)
    func distance(_ point: Point) -> Double {
      let (dx, dy) = (point.x - 150, point.y - 150)
      return (dx * dx + dy * dy).squareRoot()
    }
    func length(_ arrow: (tail: Point, tip: Point)) -> Double {
      let (dx, dy) = (arrow.tip.x - arrow.tail.x, arrow.tip.y - arrow.tail.y)
      return (dx * dx + dy * dy).squareRoot()
    }
    let far = arrows.filter { distance($0.tail) > 40 }
    #expect(far.allSatisfy { distance($0.tip) < distance($0.tail) })
    let sorted = arrows.sorted { distance($0.tail) < distance($1.tail) }
    #expect(length(sorted[0]) < length(sorted[sorted.count - 1]))
  }

  @Test func `arrows along a curve lie on its tangents and point down`() {
    let frame = PlotFrame(
      area: Rect(x: 0, y: 0, width: 400, height: 300), x: LinearScale(from: -1, to: 1), y: LinearScale(from: 0, to: 1),
      theme: .light, medium: .vector)
    let arrows = arrows(DescentArrowMark(x: Self.places, values: Self.places.map { $0 * $0 }, color: Color(0)), frame)
    #expect(!arrows.isEmpty && arrows.allSatisfy { $0.tip.y > $0.tail.y })
    #expect(arrows.allSatisfy { ($0.tail.x < 200) == ($0.tip.x > $0.tail.x) })
  }
}
