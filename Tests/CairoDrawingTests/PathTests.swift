import CairoDrawing
import Drawing
import Testing

@Suite struct PathTests {
  private let box = Rect(x: 0, y: 0, width: 100, height: 100)

  private func path(_ elements: [Path.Element]) -> Path {
    var path = Path()
    for element in elements {
      switch element {
      case .move(let point): path.move(to: point)
      case .line(let point): path.line(to: point)
      case .curve(let control1, let control2, let end): path.curve(to: end, control1: control1, control2: control2)
      case .close: path.close()
      }
    }
    return path
  }

  @Test func `a path inside the box is not touched`() {
    let circle = Path(circleAt: Point(50, 50), radius: 50)
    #expect(circle.bounded(by: box) == circle)
  }

  @Test func `a line bends at the edge it leaves through`() {
    let line = Path(polyline: [Point(50, 50), Point(150, 250)])
    #expect(
      line.bounded(by: box).elements
        == [.move(Point(50, 50)), .line(Point(75, 100)), .line(Point(100, 100)), .line(Point(100, 100))])
  }

  @Test func `a side that closes a shape from outside bends too`() {
    let shape = path([.move(Point(50, 50)), .line(Point(90, 50)), .line(Point(50, 150)), .close])
    #expect(
      shape.bounded(by: box).elements
        == [
          .move(Point(50, 50)), .line(Point(90, 50)), .line(Point(70, 100)), .line(Point(50, 100)),
          .line(Point(50, 100)), .close,
        ])
  }

  @Test func `a shape with a hole in its outline closes to where it began`() {
    let shape = path([
      .move(Point(10, 10)), .line(Point(90, 10)), .line(Point(.nan, 50)), .line(Point(90, 90)), .line(Point(10, 90)),
      .close,
    ])
    #expect(
      shape.bounded(by: box).elements
        == [
          .move(Point(10, 10)), .line(Point(90, 10)), .move(Point(90, 90)), .line(Point(10, 90)), .line(Point(10, 10)),
        ])
  }

  @Test func `what follows a closed shape starts where that began`() {
    let shape = path([
      .move(Point(10, 10)), .line(Point(90, 10)), .line(Point(90, 300)), .close, .line(Point(10, 300)),
    ])
    #expect(shape.bounded(by: box).elements.last == .line(Point(10, 100)))
  }

  @Test func `a curve that leaves the box becomes lines inside it`() {
    let curve = path([
      .move(Point(10, 10)), .curve(control1: Point(10, 1e9), control2: Point(90, 1e9), end: Point(90, 10)),
    ])
    let bounded = curve.bounded(by: box)
    #expect(bounded.elements.count > 32)
    #expect(bounded.elements.last == .line(Point(90, 10)))
    for element in bounded.elements {
      switch element {
      case .move(let point), .line(let point): #expect(box.contains(point))
      case .curve, .close: Issue.record("\(element) among lines")
      }
    }
  }

  @Test func `pieces share a stretch of a segment and no corner`() {
    let line = Path(polyline: (0..<100).map { Point(Double($0) * 10, 0) })
    let pieces = line.pieces(of: 32, overlap: 1)
    #expect(pieces.count > 2)
    for (piece, next) in zip(pieces, pieces.dropFirst()) {
      guard case .line(let end)? = piece.path.elements.last, case .move(let start)? = next.path.elements.first else {
        Issue.record("a piece is not a line")
        continue
      }
      #expect(abs(end.x - start.x - 2) < 1e-9)
      #expect(abs(next.start - start.x) < 1e-9)
      #expect(abs((end.x - 1).truncatingRemainder(dividingBy: 10) - 5) < 1e-9)
    }
  }

  @Test func `stretches with curves stay whole`() {
    var wave = Path()
    wave.move(to: Point(0, 0))
    for index in 0..<100 {
      wave.curve(to: Point(Double(index), 0), control1: Point(0, 1), control2: Point(1, 0))
    }
    #expect(wave.pieces(of: 32, overlap: 1) == [PathPiece(path: wave)])
  }
}
