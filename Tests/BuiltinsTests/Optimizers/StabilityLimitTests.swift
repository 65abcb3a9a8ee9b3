import Builtins
import GradientKit
import Testing

/// Tests the rates above which optimizers do not settle in a minimum.
struct StabilityLimitTests {
  @Test(arguments: [
    ("sgd", 0.2), ("sgd:weight-decay=10", 0.1), ("sgd:momentum=0.5", 0.3), ("momentum:mu=0.9", 0.38),
    ("momentum:mu=0.5,dampening=0.5", 0.6), ("nesterov:mu=0.5", 0.15),
  ])
  func `on a parabola of curvature 10 steps shrink below the limit and grow above it`(
    spec: String, limit: Double
  ) throws {
    let optimizer = try TestedComponents.catalog.optimizer(Spec(spec))
    let said = try #require(optimizer.stabilityLimit(curvature: 10))
    #expect(abs(said - limit) < 1e-12)
    #expect(try distance(optimizer, rate: 0.98 * limit) < 1e-3)
    #expect(try distance(optimizer, rate: 1.02 * limit) > 10)
  }

  @Test func `of a rule without a known limit none is told`() throws {
    #expect(try TestedComponents.catalog.optimizer(Spec("adam")).stabilityLimit(curvature: 1) == nil)
  }

  /// Returns the distance from the minimum of 5x² after 3,000 steps from 1, or at the first point beyond a thousand.
  private func distance(_ optimizer: some Optimizer, rate: Double) throws -> Double {
    var point = [1.0]
    var oracle = Oracle(SurfaceObjective(Steep()))
    var state = optimizer.initialState(at: point, random: RandomSource(state: 0))
    for _ in 0..<3000 where point[0].magnitude < 1000 {
      oracle.begin(at: point, on: .all)
      try optimizer.step(&point, &state, rate: rate, asking: &oracle)
    }
    return point[0].magnitude
  }

  /// 5x².
  private struct Steep: Surface {
    static let name = "test-steep"
    static let summary = "5x²"
    var dimension: Int { 1 }
    var minima: [[Double]] { [[0]] }
    var window: [ClosedRange<Double>] { [-1...1] }
    var start: [Double] { [1] }
    init() {}
    init(_ settings: inout Settings) throws {}
    func value<S: Scalar>(_ point: Point<S>) -> S { 5 * point[0] * point[0] }
  }
}
