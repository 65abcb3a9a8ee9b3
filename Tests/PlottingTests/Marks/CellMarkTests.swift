import Drawing
import Plotting
import Testing

struct CellMarkTests {
  private func frame(medium: OutputMedium, x: any Scale, y: any Scale) -> PlotFrame {
    PlotFrame(area: Rect(x: 10.5, y: 20.5, width: 301, height: 203), x: x, y: y, theme: .light, medium: medium)
  }

  private func rects(_ shapes: MarkShapes) -> [Rect] {
    shapes.inside.compactMap { shape in
      guard case .fill(let path, _) = shape else { return nil }
      let points = path.elements.compactMap { element -> Point? in
        switch element {
        case .move(let point), .line(let point): point
        default: nil
        }
      }
      let (xs, ys) = (points.map(\.x), points.map(\.y))
      guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return nil }
      return Rect(x: left, y: top, width: right - left, height: bottom - top)
    }
  }

  private let uneven = CellMark(
    x: CellEdges([0, 1, 2.3, 7]), y: CellEdges([0, 0.37, 1, 2]), values: (0..<9).map(Double.init), scale: .linear(0, 8))

  @Test(arguments: [0.75, 1, 2, 3.3])
  func `in pictures the edges of cells lie between pixels, and neighbours share them`(scale: Double) {
    let frame = frame(medium: .raster(scale: scale), x: LinearScale(from: 0, to: 7), y: LinearScale(from: 0, to: 2))
    let rects = rects(uneven.shapes(in: frame))
    #expect(rects.count == 9)
    for edge in rects.flatMap({ [$0.minX, $0.maxX, $0.minY, $0.maxY] }) {
      #expect(abs(edge * scale - (edge * scale).rounded()) < 1e-9)
    }
    let covered = rects.reduce(0) { $0 + $1.width * $1.height }
    let (left, right) = (rects.map(\.minX).min() ?? 0, rects.map(\.maxX).max() ?? 0)
    let (top, bottom) = (rects.map(\.minY).min() ?? 0, rects.map(\.maxY).max() ?? 0)
    #expect(abs(covered - (right - left) * (bottom - top)) < 1e-6)
  }

  @Test func `in paths each cell reaches under the one drawn after it`() {
    let frame = frame(medium: .vector, x: LinearScale(from: 0, to: 7), y: LinearScale(from: 0, to: 2))
    let rects = rects(uneven.shapes(in: frame))
    #expect(rects[0].maxX > rects[1].minX && rects[0].maxY > rects[3].minY)
    #expect(rects[8].maxX == frame.area.maxX && rects[8].maxY == frame.area.maxY)
  }

  @Test func `the first row is the lowest, and cells that look the same are one`() {
    let frame = frame(medium: .vector, x: LinearScale(from: 0, to: 2), y: LinearScale(from: 0, to: 2))
    let mark = CellMark(x: CellEdges([0, 1, 2]), y: CellEdges([0, 1, 2]), values: [0, 1, 5, 5], scale: .linear(0, 5))
    let rects = rects(mark.shapes(in: frame))
    #expect(rects.count == 3)
    #expect(rects[0].minY == frame.area.minY && rects[0].width == frame.area.width)
  }

  @Test func `very many cells are one picture, at the pixels of the medium`() throws {
    let edges = CellEdges((0...200).map(Double.init))
    let mark = CellMark(x: edges, y: edges, values: (0..<40_000).map { Double($0 % 199) }, scale: .linear(0, 198))
    let frame = frame(medium: .raster(scale: 2), x: LinearScale(from: 0, to: 200), y: LinearScale(from: 0, to: 200))
    let shapes = mark.shapes(in: frame).inside
    #expect(shapes.count == 1)
    guard case .raster(let raster, let rect) = try #require(shapes.first) else {
      Issue.record("no raster")
      return
    }
    #expect(raster.width == 602 && raster.height == 406 && rect == frame.area)
    #expect(raster.pixels.first == ColorMap.viridis.color(at: Double(39_800 % 199) / 198).hex)
    #expect(raster.pixels.last == ColorMap.viridis.color(at: 0).hex)
  }

  @Test func `edges lie half way between centers, by ratio on logarithmic axes`() {
    #expect(CellEdges(around: [1, 2, 4]).values == [0.5, 1.5, 3, 5])
    let edges = CellEdges(around: [1, 100], scale: .log10).values
    #expect(zip(edges, [0.1, 10, 1000]).allSatisfy { abs($0 / $1 - 1) < 1e-12 } && edges.count == 3)
    #expect(CellEdges(around: [3]).values == [2.5, 3.5])
    #expect(CellEdges(around: []).count == 0 && CellEdges([1]).count == 0)
  }

  @Test func `each state is in the key once, whether given or found`() {
    let diverged = CellState("diverged", .rising)
    let mark = CellMark(
      x: CellEdges([0, 1, 2, 3]), y: CellEdges([0, 1, 2]),
      cells: [.state(diverged), .value(.nan), .value(0), .state(diverged), .value(2)], scale: .log10(1, 2))
    #expect(mark.keyEntries.map(\.label) == ["diverged", "not finite", "zero or below", "no value"])
  }

  @Test func `lines of a hatch go on from one cell to the next`() {
    let rects = [Rect(x: 0, y: 0, width: 40, height: 20), Rect(x: 0, y: 20, width: 40, height: 20)]
    let whole = CellTiling.hatch([Rect(x: 0, y: 0, width: 40, height: 40)], pattern: .rising)
    #expect(CellTiling.hatch(rects, pattern: .rising).elements.count == whole.elements.count)
  }
}
