import GradientKit
import Testing

struct NewtonTests {
  /// A formula of two coordinates.
  private struct Formula: Surface {
    static let name = "formula"
    static let summary = "for tests"
    enum Shape { case quadratic, saddle, doubleWell, rosenbrock, ridge }
    var shape = Shape.quadratic
    let dimension = 2
    let minima: [[Double]] = []
    let window = [-2.0...2.0, -2.0...2.0]
    let start = [1.0, 1]
    init(_ settings: inout Settings) throws {}
    func value<S: Scalar>(_ point: Point<S>) -> S {
      let (x, y) = (point[0], point[1])
      switch shape {
      case .quadratic: return 3 * x * x + 2 * x * y + 5 * y * y - 4 * x + 7 * y
      case .saddle: return x * x - y * y
      case .doubleWell: return x * x - y * y + y * y * y * y
      case .rosenbrock: return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
      case .ridge: return (x + y) * (x + y)
      }
    }
  }

  private func objective(_ shape: Formula.Shape) throws -> SurfaceObjective<Formula> {
    var settings = Settings(for: "formula")
    var formula = try Formula(&settings)
    formula.shape = shape
    return SurfaceObjective(formula)
  }

  @Test func `one step lands on the minimum of a quadratic`() throws {
    let walk = try Walk("newton", on: objective(.quadratic), from: [40, -30], steps: 2)
    // 6x + 2y = 4, 2x + 10y = −7.
    for point in walk.points.dropFirst() {
      #expect(abs(point[0] - 54.0 / 56) < 1e-13 && abs(point[1] + 50.0 / 56) < 1e-13)
    }
    #expect(walk.counts[1].gradients == 1 + 2)
    let half = try Walk("newton", on: objective(.quadratic), from: [40, -30], steps: 1, rate: 0.5).end
    #expect(abs(half[0] - (40 + 54.0 / 56) / 2) < 1e-12)
  }

  @Test func `it goes down Rosenbrock's valley in seven steps`() throws {
    let walk = try Walk("newton", on: objective(.rosenbrock), from: [-1.2, 1], steps: 7)
    // Dennis and Schnabel 1996, and others: the first step.
    #expect(abs(walk.points[1][0] + 1.1753) < 5e-5 && abs(walk.points[1][1] - 1.3807) < 5e-5)
    #expect(walk.end.allSatisfy { abs($0 - 1) < 1e-12 })
  }

  @Test(arguments: [1e-6, 1e-3, 0.1, 0.5])
  func `at a saddle it goes downhill`(y: Double) throws {
    for shape in [Formula.Shape.saddle, .doubleWell] {
      let objective = try objective(shape)
      let points = try Walk("newton", on: objective, from: [1, y], steps: 12).points
      let heights = points.map { objective.value(at: $0, on: .all) }
      #expect(zip(heights, heights.dropFirst()).allSatisfy { $0 > $1 - 1e-15 }, "\(heights)")
      #expect(abs(points[12][1]) > y)
    }
  }

  @Test func `it leaves no point without slope`() throws {
    let walk = try Walk("newton", on: objective(.saddle), from: [0, 0], steps: 3)
    #expect(walk.end == [0, 0])
  }

  @Test func `a direction without curvature is no obstacle`() throws {
    let objective = try objective(.ridge)
    let walk = try Walk("newton", on: objective, from: [1, 2], steps: 6)
    #expect(objective.value(at: walk.end, on: .all) < 1e-20)
    #expect(walk.end.allSatisfy { abs($0) < 10 })
    let ramp = Terrain(height: { $0[0] }, slopes: { _ in [1, 0] })
    let down = try Walk("newton", on: ramp, from: [1, 2], steps: 1).end
    #expect(down == [0, 2])
  }

  @Test func `too many parameters are refused in words`() {
    let wide = Terrain(dimension: 30_730, height: { _ in 0 }, slopes: { $0 })
    #expect {
      try Walk("newton", on: wide, from: [Double](repeating: 1, count: 30_730), steps: 1)
    } throws: {
      "\($0)".contains("30730 parameters") && "\($0)".contains("lbfgs")
    }
  }
}
