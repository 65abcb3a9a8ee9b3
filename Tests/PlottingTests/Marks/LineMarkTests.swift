import Drawing
import Plotting
import Testing

struct LineMarkTests {
  private static let style = SeriesStyle(Color(0x0072B2))

  private func shapes(
    _ y: [Double], x: [Double]? = nil, on scale: any Scale = LinearScale(from: 0, to: 10),
    medium: OutputMedium = .vector,
    style: SeriesStyle = style, interpolation: LineInterpolation = .straight
  ) -> MarkShapes {
    let x = x ?? y.indices.map(Double.init)
    let frame = PlotFrame(
      area: Rect(x: 0, y: 0, width: 100, height: 100), x: LinearScale(from: 0, to: Double(max(1, y.count - 1))),
      y: scale, theme: .light, medium: medium)
    return LineMark(x: x, y: y, style: style, interpolation: interpolation).shapes(in: frame)
  }

  private func glyphs(_ shapes: MarkShapes) -> [(Glyph, Point)] {
    shapes.over.compactMap { shape -> (Glyph, Point)? in
      if case .glyph(let glyph, let point, _, _, _) = shape { (glyph, point) } else { nil }
    }
  }

  private func elements(_ shapes: MarkShapes) -> [Path.Element] {
    shapes.inside.flatMap { shape -> [Path.Element] in
      if case .stroke(let path, _) = shape { path.elements } else { [] }
    }
  }

  @Test func `a line breaks at a gap, and a triangle stands at the last height`() {
    let shapes = shapes([5, 5, .nan, 2, 2])
    #expect(
      elements(shapes) == [
        .move(Point(0, 50)), .line(Point(25, 50)), .move(Point(75, 80)), .line(Point(100, 80)),
      ])
    #expect(glyphs(shapes).map(\.0) == [.triangleUp])
    #expect(glyphs(shapes).map(\.1) == [Point(50, 50)])
  }

  @Test func `a value of a line in steps holds until the next point, or until it is missing`() {
    let shapes = shapes([5, 2, 2, .nan, 8], interpolation: .steps)
    #expect(
      elements(shapes) == [
        .move(Point(0, 50)), .line(Point(25, 50)), .line(Point(25, 80)), .line(Point(50, 80)), .line(Point(75, 80)),
      ])
  }

  @Test(arguments: [OutputMedium.vector, .raster(scale: 2)])
  func `a line in steps has no diagonal, however many points it has`(medium: OutputMedium) {
    let y = (0..<50_000).map { Double(($0 / 300 * 7919) % 10) }
    let elements = elements(shapes(y, medium: medium, interpolation: .steps))
    let points = elements.compactMap { element -> Point? in
      switch element {
      case .move(let point), .line(let point): point
      default: nil
      }
    }
    #expect(points.count > 100 && points.count < 3000)
    #expect(zip(points, points.dropFirst()).allSatisfy { $0.x == $1.x || $0.y == $1.y })
  }

  @Test func `a gap at the start has the height of the first value`() {
    #expect(glyphs(shapes([.infinity, 2, 2])).map(\.1) == [Point(0, 80)])
  }

  @Test func `nothing but gaps still shows that there is something`() {
    #expect(glyphs(shapes([.nan, .nan, .nan])).map(\.1) == [Point(0, 50), Point(50, 50), Point(100, 50)])
  }

  @Test func `minus infinity points down`() {
    #expect(glyphs(shapes([2, -.infinity, 2])).map(\.0) == [.triangleDown])
  }

  @Test func `a point between gaps is a dot`() {
    let shapes = shapes([.nan, 2, .nan])
    #expect(elements(shapes).isEmpty)
    #expect(shapes.inside.count == 1)
  }

  @Test func `a long run of gaps keeps its first and stays countable`() {
    let shapes = shapes([5] + [Double](repeating: .nan, count: 999))
    #expect(glyphs(shapes).count < 12)
    #expect(abs((glyphs(shapes).first?.1.x ?? 0) - 0.1) < 0.01)
  }

  @Test func `zero and below are marked at the edge of a logarithmic axis`() {
    let shapes = shapes([1, 0, -3, 1], on: Log10Scale(from: 0.1, to: 10))
    #expect(glyphs(shapes).map(\.0) == [.triangleDown, .triangleDown])
    #expect(glyphs(shapes).allSatisfy { $0.1.y > 90 })
  }

  @Test func `a faint line leaves the triangles to the line in front of it`() {
    #expect(glyphs(shapes([5, .nan, 5], style: Self.style.faint)).isEmpty)
  }

  @Test func `values far outside of the axes stay within what canvases can reckon with`() {
    for case .line(let point) in elements(shapes([1, 1e300, -1e300, 1])) { #expect(abs(point.y) <= 30_000) }
  }

  @Test(arguments: [OutputMedium.vector, .raster(scale: 1), .raster(scale: 3)])
  func `a spike among a hundred thousand values survives`(medium: OutputMedium) {
    var y = [Double](repeating: 1, count: 100_000)
    y[54_321] = 9
    let shapes = shapes(y, medium: medium)
    let highest = elements(shapes).compactMap { element -> Double? in
      if case .line(let point) = element { point.y } else { nil }
    }.min()
    #expect(highest == 10)
    #expect(shapes.count.drawn < 2000 && shapes.count.total == 100_000)
  }

  @Test func `glyphs lie on the line`() {
    let shapes = shapes([0, 10], style: SeriesStyle(Color(0), glyph: .square))
    #expect(!glyphs(shapes).isEmpty)
    for (_, point) in glyphs(shapes) { #expect(abs(point.x + point.y - 100) < 1e-9) }
  }

  @Test func `the label of a line that ends in a gap stands at the end of the gap`() {
    #expect(shapes([5, 5, .nan, .nan]).end?.x == 100)
    #expect(shapes([5, 5]).end == Point(100, 50))
    #expect(shapes([]).end == nil)
  }

  @Test func `lists of different lengths are cut to the shorter`() {
    let mark = LineMark(x: [0, 1, 2, 300], y: [1, 2, 3], style: Self.style)
    #expect(mark.xExtent.highest == 2)
  }
}
