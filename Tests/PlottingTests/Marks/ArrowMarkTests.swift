import Drawing
import Plotting
import Testing

struct ArrowMarkTests {
  private let frame = PlotFrame(
    area: Rect(x: 0, y: 0, width: 100, height: 100), x: LinearScale(from: 0, to: 100), y: LinearScale(from: 0, to: 100),
    theme: .light, medium: .vector)

  /// Returns the tips of the heads and the corners behind them.
  private func heads(_ mark: ArrowMark) -> [(tip: Point, back: Point)] {
    mark.shapes(in: frame).over.compactMap { shape in
      guard case .fill(let path, _) = shape, case .move(let tip) = path.elements[0],
        case .line(let back) = path.elements[2]
      else { return nil }
      return (tip, back)
    }
  }

  @Test func `a path has a head at its end that points along it`() throws {
    let heads = heads(ArrowMark(x: [10, 50], y: [50, 50], color: Color(0)))
    #expect(heads.count == 1)
    #expect(heads[0].tip == Point(50, 50) && heads[0].back == Point(44, 50))
  }

  @Test func `a path that leaves the panel has a head at the edge`() {
    let heads = heads(ArrowMark(x: [50, 150], y: [50, 50], color: Color(0)))
    #expect(heads.map(\.tip) == [Point(100, 50)])
    let returning = self.heads(ArrowMark(x: [50, 150, 150, 50], y: [50, 50, 20, 20], color: Color(0)))
    #expect(returning.map(\.tip) == [Point(100, 50), Point(50, 80)])
  }

  @Test func `heads on the way are equally far apart, and none lies on that at the end`() {
    let x = (0...80).map(Double.init)
    let heads = heads(ArrowMark(x: x, y: x.map { _ in 50 }, color: Color(0), spacing: 25))
    #expect(heads.map(\.tip.x) == [25, 50, 80])
  }

  @Test func `a path that goes back and forth does not pile up heads`() {
    let x = (0...100).map { $0.isMultiple(of: 2) ? 10.0 : 95 }
    let heads = heads(ArrowMark(x: x, y: x.map { _ in 50 }, color: Color(0), spacing: 30))
    for (index, head) in heads.enumerated() {
      #expect(heads[..<index].allSatisfy { abs($0.tip.x - head.tip.x) >= 12 })
    }
  }

  @Test func `heads between points far apart keep off the points`() {
    let heads = heads(ArrowMark(x: [0, 20, 40, 60], y: [50, 50, 50, 50], color: Color(0), spacing: 38))
    #expect(heads.map(\.tip.x) == [34, 60])
  }

  @Test func `a path that overflows has its head where it was last seen`() {
    let heads = heads(ArrowMark(x: [10, 50, .infinity], y: [50, 50, .nan], color: Color(0)))
    #expect(heads.map(\.tip) == [Point(50, 50)])
  }

  @Test func `a path that stays where it is has no head`() {
    #expect(heads(ArrowMark(x: [10, 10], y: [50, 50], color: Color(0))).isEmpty)
  }
}
