import CairoDrawing
import Drawing
import Testing

@Suite struct CairoCanvasTests {
  private let blue = Color(0x0072B2)

  /// Returns a line with long and short segments and sharp corners.
  private func zigzag(_ count: Int, in rect: Rect) -> Path {
    Path(
      polyline: (0..<count).map { index in
        let share = Double(index) / Double(count - 1)
        return Point(rect.minX + share * rect.width, index.isMultiple(of: 2) ? rect.minY : rect.maxY)
      })
  }

  @Test func `a fill covers exactly its pixels`() throws {
    let picture = try Picture { canvas, _ in canvas.fill(Path(Rect(x: 10, y: 20, width: 30, height: 5)), blue) }
    #expect(picture.ink == Rect(x: 10, y: 20, width: 30, height: 5))
    #expect(picture[10, 20] == [0x00, 0x72, 0xB2])
  }

  @Test func `a raster has its pixels with sharp edges, wherever they fall`() throws {
    let raster = try #require(Raster(width: 2, height: 2, pixels: [0xFF0000, 0x00FF00, 0x0000FF, 0x123456]))
    let picture = try Picture { canvas, _ in canvas.draw(raster, in: Rect(x: 10, y: 20, width: 40, height: 20)) }
    #expect(picture.ink == Rect(x: 10, y: 20, width: 40, height: 20))
    #expect(picture[29, 29] == [0xFF, 0, 0] && picture[30, 29] == [0, 0xFF, 0])
    #expect(picture[10, 30] == [0, 0, 0xFF] && picture[49, 39] == [0x12, 0x34, 0x56])
  }

  @Test func `a raster without a place or with one beyond reach is not drawn`() throws {
    let raster = try #require(Raster(width: 1, height: 1, pixels: [0]))
    for rect in [
      Rect(x: .nan, y: 0, width: 10, height: 10), Rect(x: 0, y: 0, width: 0, height: 10),
      Rect(x: 0, y: 0, width: 1e9, height: 10),
    ] {
      #expect(try Picture { canvas, _ in canvas.draw(raster, in: rect) }.ink == nil)
    }
  }

  @Test func `a translucent fill is laid over what is below`() throws {
    let picture = try Picture { canvas, _ in
      canvas.fill(Path(Rect(x: 10, y: 20, width: 30, height: 5)), blue.withOpacity(0.5))
    }
    let expected = blue.withOpacity(0.5).over(Color(0xFFFFFF))
    let components = [expected.red, expected.green, expected.blue]
    for (found, component) in zip(picture[20, 22], components) {
      #expect(abs(Double(found) - component * 255) <= 1)
    }
  }

  @Test func `nothing is drawn outside a clip, and everything after it`() throws {
    let picture = try Picture { canvas, _ in
      canvas.clipped(to: Rect(x: 20, y: 30, width: 40, height: 10)) {
        canvas.clipped(to: Rect(x: 40, y: 0, width: 100, height: 100)) { canvas.fill(Path(canvas.bounds), blue) }
      }
    }
    #expect(picture.ink == Rect(x: 40, y: 30, width: 20, height: 10))
    let after = try Picture { canvas, _ in
      canvas.clipped(to: Rect(x: 20, y: 30, width: 40, height: 10)) {}
      canvas.fill(Path(canvas.bounds), blue)
    }
    #expect(after.ink == Rect(x: 0, y: 0, width: 200, height: 100))
  }

  @Test func `a clip that is no rectangle leaves nothing, an endless one everything`() throws {
    let nothing = try Picture { canvas, _ in
      canvas.clipped(to: Rect(x: .nan, y: 0, width: 10, height: 10)) { canvas.fill(Path(canvas.bounds), blue) }
    }
    #expect(nothing.ink == nil)
    let everything = try Picture { canvas, _ in
      canvas.clipped(to: Rect(x: -1e300, y: -1e300, width: 2e300, height: 2e300)) {
        canvas.fill(Path(canvas.bounds), blue)
      }
    }
    #expect(everything.ink == Rect(x: 0, y: 0, width: 200, height: 100))
  }

  /// Returns the same line with enough extra vertices on its sides to be drawn in pieces.
  private func divided(_ corners: [Point]) -> [Point] {
    zip(corners, corners.dropFirst()).flatMap { from, to in
      (0..<10).map { step in
        let share = Double(step) / 10
        return Point(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y))
      }
    } + corners.suffix(1)
  }

  @Test(arguments: [Stroke.Cap.butt, .round, .square], [Stroke.Join.miter, .round, .bevel])
  func `a long opaque polyline keeps its pixels when stroked in pieces`(cap: Stroke.Cap, join: Stroke.Join) throws {
    let corners = (0..<60).map { Point(10 + Double($0) * 9.7, $0.isMultiple(of: 2) ? 10 : 90) }
    for dash in [[], [7.0, 5.0]] {
      let stroke = Stroke(blue, width: 3, dash: dash, cap: cap, join: join)
      let whole = try Picture(size: Size(600, 100), scale: 2) { canvas, _ in
        canvas.stroke(Path(polyline: corners), stroke)
      }
      let pieces = try Picture(size: Size(600, 100), scale: 2) { canvas, _ in
        canvas.stroke(Path(polyline: divided(corners)), stroke)
      }
      let difference = pieces.difference(from: whole)
      // A pixel at the seam of two pieces is covered twice, which adds at most a quarter.
      #expect(difference.largest <= 72)
      #expect(difference.mean < 0.1)
    }
  }

  @Test func `a closed line has its dashes where a short one has them`() throws {
    let corners = [Point(20, 20), Point(180, 20), Point(180, 80), Point(20, 80), Point(20, 20)]
    let stroke = Stroke(blue, width: 2, dash: [9, 6], cap: .butt)
    let short = try Picture { canvas, _ in canvas.stroke(Path(polygon: corners.dropLast()), stroke) }
    let long = try Picture { canvas, _ in
      canvas.stroke(Path(polygon: divided(divided(corners)).dropLast()), stroke)
    }
    #expect(long.difference(from: short).mean < 0.1)
  }

  @Test func `a long translucent polyline is nowhere darker than its colour`() throws {
    let path = zigzag(3_000, in: Rect(x: 10, y: 10, width: 180, height: 80))
    let color = blue.withOpacity(0.25)
    let picture = try Picture { canvas, _ in canvas.stroke(path, Stroke(color, width: 2)) }
    let solid = try Picture { canvas, _ in canvas.fill(Path(canvas.bounds), color) }
    #expect(picture.ink.map { Rect(x: 9, y: 9, width: 182, height: 82).contains($0) } == true)
    for x in 12..<188 {
      for y in 12..<88 {
        #expect(zip(picture[x, y], solid[x, y]).allSatisfy { abs(Int($0) - Int($1)) <= 1 })
      }
    }
  }

  @Test func `a long closed polyline is closed`() throws {
    let corners = (0..<500).map { index in
      let angle = Double(index) / 500 * 2 * .pi
      return Point(100 + 40 * Double.cosine(angle), 50 + 40 * Double.cosine(angle - .pi / 2))
    }
    let picture = try Picture { canvas, _ in canvas.stroke(Path(polygon: corners), Stroke(blue, width: 2)) }
    #expect(picture[139, 50] == [0x00, 0x72, 0xB2])
    #expect(picture[139, 49] == [0x00, 0x72, 0xB2])
    #expect(picture[100, 50] == [255, 255, 255])
  }

  @Test func `many short lines in one path are all drawn`() throws {
    var path = Path()
    for index in 0..<300 {
      path.move(to: Point(Double(index % 100) * 2 + 0.5, Double(index / 100) * 20))
      path.line(to: Point(Double(index % 100) * 2 + 0.5, Double(index / 100) * 20 + 10))
    }
    let picture = try Picture { canvas, _ in canvas.stroke(path, Stroke(blue, width: 1, cap: .butt)) }
    for index in 0..<300 { #expect(picture[index % 100 * 2, index / 100 * 20 + 5] == [0x00, 0x72, 0xB2]) }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a point that is not finite interrupts a line and harms nothing else`(bad: Double) throws {
    let picture = try Picture { canvas, _ in
      let points = [
        Point(10, 50), Point(50, 50), Point(bad, 50), Point(100, 50), Point(150, 50), Point(150, bad),
      ]
      canvas.stroke(Path(polyline: points), Stroke(blue, width: 2, cap: .butt))
      var curve = Path()
      curve.move(to: Point(10, 80))
      curve.curve(to: Point(20, 80), control1: Point(bad, bad), control2: Point(15, 80))
      curve.line(to: Point(30, 80))
      canvas.stroke(curve, Stroke(blue, width: 2))
      canvas.fill(Path(Rect(x: bad, y: 0, width: 10, height: 10)), blue)
      canvas.draw(
        "x", at: Point(bad, 10), style: TextStyle(size: 12, color: blue), anchor: TextAnchor(.start, .top))
      canvas.draw(
        "x", at: Point(10, 10), style: TextStyle(size: 12, color: blue), anchor: TextAnchor(.start, .top), degrees: bad)
      canvas.stroke(Path(polyline: [Point(0, 1), Point(9, 1)]), Stroke(blue, width: bad))
      canvas.stroke(
        Path(polyline: [Point(0, 1), Point(9, 1)]), Stroke(Color(red: bad, green: 0, blue: 0), width: 1))
      canvas.fill(Path(Rect(x: 180, y: 90, width: 20, height: 10)), blue)
    }
    #expect(picture[30, 50] == [0x00, 0x72, 0xB2])
    #expect(picture[75, 50] == [255, 255, 255])
    #expect(picture[120, 50] == [0x00, 0x72, 0xB2])
    #expect(picture[5, 1] == [255, 255, 255])
    #expect(picture[190, 95] == [0x00, 0x72, 0xB2])
  }

  @Test func `a line that leaves for very far keeps its slope`() throws {
    let near = try Picture { canvas, _ in
      canvas.stroke(Path(polyline: [Point(10, 90), Point(10 + 300, 90 - 300)]), Stroke(blue, width: 2))
    }
    for far in [1e5, 1e9, 1e30] {
      let picture = try Picture { canvas, _ in
        canvas.stroke(Path(polyline: [Point(10, 90), Point(10 + far, 90 - far)]), Stroke(blue, width: 2))
      }
      #expect(picture.difference(from: near).largest <= 2)
    }
  }

  @Test func `a shape larger than Cairo's coordinates is filled where it is`() throws {
    let picture = try Picture { canvas, _ in
      canvas.fill(Path(polygon: [Point(-1e300, 50), Point(1e300, 50), Point(100, 1e300)]), blue)
    }
    #expect(picture.ink == Rect(x: 0, y: 50, width: 200, height: 50))
  }

  @Test(arguments: [[-1.0, 2], [0, 0], [.nan, 1], [.infinity], [1e-9, 1e-9]])
  func `dashes that are none make a solid line`(dash: [Double]) throws {
    let picture = try Picture { canvas, _ in
      canvas.stroke(Path(polyline: [Point(10, 50), Point(190, 50)]), Stroke(blue, width: 2, dash: dash, cap: .butt))
    }
    #expect(picture.ink == Rect(x: 10, y: 49, width: 180, height: 2))
  }

  @Test func `dashes have gaps, also along many vertices`() throws {
    let picture = try Picture { canvas, _ in
      let points = (0..<360).map { Point(10 + Double($0) / 2, 50) }
      canvas.stroke(Path(polyline: points), Stroke(blue, width: 2, dash: [10, 10], cap: .butt))
    }
    #expect(picture[15, 50] == [0x00, 0x72, 0xB2])
    #expect(picture[25, 50] == [255, 255, 255])
    #expect(picture[175, 50] == [0x00, 0x72, 0xB2])
    #expect(picture[165, 50] == [255, 255, 255])
  }

  @Test func `widths beyond all bounds are drawn`() throws {
    let picture = try Picture { canvas, _ in
      canvas.stroke(Path(polyline: [Point(10, 50), Point(190, 50)]), Stroke(blue, width: 1e300))
    }
    #expect(picture[0, 0] == [0x00, 0x72, 0xB2])
  }
}

extension Double {
  /// Returns the cosine by its series, so that the test needs no C library.
  fileprivate static func cosine(_ angle: Double) -> Double {
    let turn = angle - 2 * .pi * (angle / (2 * .pi)).rounded()
    var (term, sum) = (1.0, 1.0)
    for step in 1...15 {
      term *= -turn * turn / Double((2 * step - 1) * 2 * step)
      sum += term
    }
    return sum
  }
}
