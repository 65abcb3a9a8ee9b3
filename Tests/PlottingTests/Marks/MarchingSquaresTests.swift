import Drawing
import Plotting
import Testing

struct MarchingSquaresTests {
  /// Returns the area inside rings, minus holes.
  private func area(_ rings: [[Point]]) -> Double {
    rings.reduce(0) { sum, ring in
      sum
        + zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) {
          $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y
        } / 2
    }
  }

  /// Returns a cell with corners above (1) or below (0) the level 0.5; bit 0 is the lower left, then counter-clockwise.
  private func cell(_ bits: Int) -> MarchingSquares {
    let corners = (0..<4).map { bits >> $0 & 1 == 1 ? 1.0 : 0 }
    return MarchingSquares(x: [0, 1], y: [0, 1], values: [corners[0], corners[1], corners[3], corners[2]])
  }

  @Test(arguments: 0..<16)
  func `each of the sixteen cells has its lines and its area`(bits: Int) {
    let corners = bits.nonzeroBitCount
    // By the shoelace formula for crossings at the middles of sides; the mean at saddles equals the level, which joins.
    let expected =
      switch (corners, bits) {
      case (0, _): 0.0
      case (1, _): 0.125
      case (2, 5), (2, 10): 0.75
      case (2, _): 0.5
      case (3, _): 0.875
      default: 1.0
      }
    let lines = cell(bits).lines(at: 0.5)
    #expect(lines.count == (corners == 0 || corners == 4 ? 0 : bits == 5 || bits == 10 ? 2 : 1))
    #expect(lines.allSatisfy { !$0.isClosed && $0.points.count == 2 })
    #expect(abs(area(cell(bits).rings(above: 0.5)) - expected) < 1e-12)
  }

  @Test func `at a saddle the mean of the corners decides what is joined`() {
    let low = MarchingSquares(x: [0, 1], y: [0, 1], values: [1, 0, 0, 1])
    // Above 0.6, the mean 0.5 is below: two corners are cut off. Above 0.4, they are joined.
    #expect(low.rings(above: 0.6).count == 2)
    #expect(low.rings(above: 0.4).count == 1)
    #expect(low.lines(at: 0.6).count == 2 && low.lines(at: 0.4).count == 2)
  }

  @Test func `a line around a peak is closed and lies where the values say`() throws {
    let squares = MarchingSquares(x: [0, 1, 2], y: [0, 1, 2], values: [0, 0, 0, 0, 4, 0, 0, 0, 0])
    let line = try #require(squares.lines(at: 1).first)
    #expect(squares.lines(at: 1).count == 1 && line.isClosed && line.points.count == 4)
    #expect(Set(line.points) == [Point(1, 0.25), Point(1.75, 1), Point(1, 1.75), Point(0.25, 1)])
  }

  @Test func `logarithms are interpolated where that is asked for`() throws {
    // Values exp(x): the crossing of e² is at x = 2, far from the linear interpolation between e⁰ and e⁴.
    let values = [1, 54.598150033144236, 1, 54.598150033144236]
    let squares = MarchingSquares(x: [0, 4], y: [0, 1], values: values, isLogarithmic: true)
    let line = try #require(squares.lines(at: 7.38905609893065).first)
    #expect(line.points.allSatisfy { abs($0.x - 2) < 1e-12 })
    let straight = try #require(
      MarchingSquares(x: [0, 4], y: [0, 1], values: values).lines(at: 7.38905609893065).first)
    #expect(straight.points.allSatisfy { abs($0.x - 0.4768) < 1e-3 })
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a sample that is not finite leaves a triangle of each cell around it, and no line at the hole`(hole: Double) {
    var values = [Double](repeating: 1, count: 16)
    values[5] = hole
    let squares = MarchingSquares(x: [0, 1, 2, 3], y: [0, 1, 2, 3], values: values)
    #expect(abs(area(squares.rings(above: 0)) - 7) < 1e-12)
    #expect(squares.lines(at: 0.5).isEmpty)
    values[6] = hole
    // Two missing neighbours remove both cells between them.
    let wider = MarchingSquares(x: [0, 1, 2, 3], y: [0, 1, 2, 3], values: values)
    #expect(abs(area(wider.rings(above: 0)) - 5) < 1e-12)
  }

  @Test(arguments: 0..<20)
  func `areas above and below a level make up the whole`(seed: Int) {
    var random = RandomSource(seed: seed)
    let values = (0..<120).map { _ in random.uniform(-1, 1) }
    let x = (0..<12).map { Double($0 * $0) }
    let y = (0..<10).map(Double.init)
    let above = area(MarchingSquares(x: x, y: y, values: values).rings(above: 0.2))
    let below = area(MarchingSquares(x: x, y: y, values: values.map { -$0 }).rings(above: -0.2))
    #expect(abs(above + below - 121 * 9) < 1e-9)
  }

  @Test func `too few samples have no lines`() {
    #expect(MarchingSquares(x: [], y: [], values: []).rings(above: 0).isEmpty)
    #expect(MarchingSquares(x: [1], y: [1, 2], values: [1, 2]).lines(at: 1.5).isEmpty)
  }
}
