import Descent
import Foundation
import GradientKit
import Studies
import TestSupport
import Testing
import Wording

/// Tests paths over surfaces of one and two parameters.
///
/// "linear lecture" and "article" stand for a lecture and an article on gradient descent.
struct PathStudyTests {
  private func run(
    _ runs: CurvePlan, window: PathPlan.Window = .usual, threads: Int = 1
  ) throws -> PathResult {
    try PathStudy(PathPlan(runs, window: window), in: TestLab.laboratory("line", threads: threads)).result()
  }

  private func descent(
    _ surface: Spec, from starts: [[Double]], optimizer: Spec = "sgd", rate: Double? = nil, steps: Int,
    noise: Double = 0, seedCount: Int = 1, stop: [StoppingRule] = []
  ) -> CurvePlan {
    CurvePlan(
      surface: surface, optimizers: [optimizer], rates: rate.map { [$0] } ?? [], batchSizes: [.full],
      starts: starts.map { .values($0) }, seedCount: seedCount, length: .steps(steps), noise: noise, stoppingRules: stop
    )
  }

  /// Returns the first step after which |y| exceeds 1.
  private func escape(_ path: DescentPath) -> Int? { path.y.firstIndex { abs($0) > 1 }.map { path.steps[$0] } }

  @Test func `linear lecture and article: paths leave the saddle at steps 76, 38 and 13, and never from its ridge`()
    throws
  {
    let result = try run(
      descent("saddle", from: [[1, 0], [1, 1e-6], [1, 1e-3], [1, -0.1]], rate: 0.1, steps: 100))
    #expect((0..<4).map { escape(result.path(series: $0, seed: 0)) } == [nil, 76, 38, 13])
    #expect(result.x.first == -1 && result.x.last == 1 && result.minima.isEmpty && result.names == ["x", "y"])
  }

  @Test func `linear lecture: noise of 0.01 drives twenty paths off the saddle between steps 31 and 56`() throws {
    let result = try run(
      descent("saddle", from: [[1, 0]], rate: 0.1, steps: 60, noise: 0.01, seedCount: 20))
    let steps = (0..<20).compactMap { escape(result.path(series: 0, seed: $0)) }
    #expect(steps.count == 20 && steps.allSatisfy { (31...56).contains($0) }, "\(steps)")
  }

  @Test func `article: the credited notebook is a path of 17 points on its curve`() throws {
    let result = try run(descent("cubic", from: [[2]], rate: 0.1, steps: 100, stop: ["x=0.0001"]))
    let path = result.path(series: 0, seed: 0)
    #expect(path.x.count == 17 && abs((path.x.last ?? 0) - 1.33342535085) < 5e-12)
    #expect(zip(path.x, path.heights).allSatisfy { abs($1 - ($0 * $0 * $0 - 2 * $0 * $0 + 2)) < 1e-14 })
    #expect(result.isLine && result.minima.map(\.point) == [[4.0 / 3]])
  }

  @Test func `article: the pseudo-code makes 44 steps`() throws {
    let result = try run(descent("square", from: [[2]], rate: 0.02, steps: 500, stop: ["f=0.01"]))
    let path = result.path(series: 0, seed: 0)
    #expect(path.steps.last == 44 && abs((path.x.last ?? 0) - 0.331867) < 5e-7)
  }

  @Test func `cs231n: L-BFGS ends below 1e-12 on Rosenbrock's valley`() throws {
    let result = try run(descent("rosenbrock", from: [[-1.2, 1]], optimizer: "lbfgs", steps: 100))
    #expect((result.path(series: 0, seed: 0).heights.last ?? 1) < 1e-12)
    #expect(result.minima == [PathResult.Minimum(point: [1, 1], height: 0)])
  }

  @Test func `the step of convergence is where the gradient has become as small as it stays, not the end of the run`()
    throws
  {
    // All slopes are below 1e-8 there, but their norm is slightly above.
    let result = try run(descent("rosenbrock", from: [[-1.2, 1]], optimizer: "lbfgs", rate: 0.001, steps: 2000))
    let trace = try #require(result.runs.series.first?.traces.first)
    #expect(trace.verdict == .converged)
    #expect(trace.rows.dropLast().last?.gradientNorm ?? 0 > 1e-8)
    #expect(trace.convergedStep ?? .max < 200)
  }

  @Test func `linear lecture: at the rate 3/14 the weight goes to and fro between 1 and 3 on its cost curve`() throws {
    let plan = CurvePlan(
      losses: ["mse"], model: "linear:bias=false", rates: [3.0 / 14], batchSizes: [.full], starts: [.values([1])],
      length: .epochs(6))
    let result = try run(plan)
    let path = result.path(series: 0, seed: 0)
    #expect(zip(path.x, [1.0, 3, 1, 3, 1, 3, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
    // The cost of w is 14/3 (w − 2)² on y = 2x.
    for (w, height) in zip(result.x, result.heights) {
      #expect(abs(height - 14.0 / 3 * (w - 2) * (w - 2)) <= 1e-5 * max(1e-3, height))
    }
  }

  @Test func `a path of batches lies on the whole objective`() throws {
    let plan = CurvePlan(
      losses: ["mse"], model: "linear", rates: [0.05], batchSizes: [.examples(1)], starts: [.values([-1, 3])],
      length: .epochs(10))
    let result = try run(plan)
    let path = result.path(series: 0, seed: 0)
    #expect(result.names == ["θ₀", "θ₁"] && path.heights.count == 31)
    for index in path.x.indices {
      let errors = [1.0, 2, 3].map { path.x[index] * $0 + path.y[index] - 2 * $0 }
      let mean = errors.reduce(0) { $0 + $1 * $1 } / 3
      #expect(abs(path.heights[index] - mean) < 1e-12 * max(1, mean))
    }
  }

  @Test func `heights are the surface, row by row from below, to six digits`() throws {
    let result = try run(descent("himmelblau", from: [[0, 0]], rate: 0.01, steps: 3))
    for (row, y) in result.y.enumerated() {
      for (column, x) in result.x.enumerated() {
        let exact = pow(x * x + y - 11, 2) + pow(x + y * y - 7, 2)
        #expect(abs(result.heights[row * result.x.count + column] - exact) <= 5.1e-6 * exact)
      }
    }
  }

  @Test func `a surface's own window is stretched to hold every start`() throws {
    let result = try run(descent("himmelblau", from: [[0, 0], [8, -1]], rate: 0.001, steps: 2))
    #expect(result.x.first == -5 && (result.x.last ?? 0) > 8 && result.y.first == -5 && result.y.last == 5)
  }

  @Test func `a window around paths leaves out where they diverged to`() throws {
    let result = try run(descent("square", from: [[2]], rate: 1.1, steps: 3000), window: .aroundPaths)
    #expect((result.x.first ?? 0) > -10 && (result.x.last ?? 99) < 10)
    let unmoved = try run(descent("square", from: [[0]], rate: 0.1, steps: 5), window: .aroundPaths)
    #expect(unmoved.x.first == -1 && unmoved.x.last == 1)
  }

  @Test func `what comes out does not depend on threads, and comes back from its encoding`() throws {
    let plan = descent("rosenbrock", from: [[-1.2, 1], [0, 0]], rate: 0.001, steps: 20)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let window = PathPlan.Window.ranges([-2...2, -1...3])
    let data = try encoder.encode(run(plan, window: window))
    #expect(try data == encoder.encode(run(plan, window: window, threads: 2)))
    let decoded = try JSONDecoder().decode(PathResult.self, from: data)
    #expect(try data == encoder.encode(decoded) && decoded.window == window)
  }

  @Test func `more than two parameters, and ranges of another number, are refused`() throws {
    let three = CurvePlan(losses: ["softmax"], length: .epochs(1))
    #expect(throws: StudyError.tooManyParameters(count: 15, limit: 2)) {
      try PathStudy(PathPlan(three), in: TestLab.laboratory("iris"))
    }
    #expect(throws: StudyError.wrongWindow(given: 1, needed: 2)) {
      try run(descent("saddle", from: [[1, 0]], rate: 0.1, steps: 1), window: .ranges([0...1]))
    }
  }
}
