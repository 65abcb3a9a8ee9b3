import GradientKit
import TestSupport
import Testing

struct SurfaceObjectiveTests {
  private struct Rosenbrock: Surface {
    static let name = "rosenbrock"
    static let summary = "a curved valley"
    let dimension = 2
    let minima = [[1.0, 1.0]]
    let window = [-2.0...2.0, -1.0...3.0]
    let start = [-1.2, 1]
    init(_ settings: inout Settings) throws {}
    func value<S: Scalar>(_ point: Point<S>) -> S {
      let (x, y) = (point[0], point[1])
      return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
    }
  }

  @Test func `the gradient is the formula's own`() throws {
    var none = Settings(for: "rosenbrock")
    let objective = SurfaceObjective(try Rosenbrock(&none))
    var gradient = [0.0, 0]
    let height = objective.value(at: [-1.2, 1], on: .all, gradient: &gradient)
    #expect(abs(height - 24.2) < 1e-12)
    #expect(objective.value(at: [-1.2, 1], on: .all) == height)
    #expect(Differences.largest(gradient, [-215.6, -88]) < 1e-14)
    #expect(objective.dimension == 2 && objective.exampleCount == 1)
  }
}
