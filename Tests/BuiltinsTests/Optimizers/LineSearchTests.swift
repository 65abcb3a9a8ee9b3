import GradientKit
import Testing

struct LineSearchTests {
  // SciPy's L-BFGS-B takes 38 iterations and 46 calls.
  @Test func `L-BFGS gets to the bottom of Rosenbrock's valley in about forty steps`() throws {
    let walk = try Walk("lbfgs", on: Terrain.rosenbrock, from: [-1.2, 1], steps: 60)
    let heights = walk.points.map(Terrain.rosenbrock.height)
    let steps = try #require(heights.firstIndex { $0 < 1e-12 })
    let calls = walk.counts[steps].gradients
    #expect(steps <= 40 && calls <= 50, "\(steps) steps, \(calls) calls")
    #expect(walk.total.losses == 0)
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test(arguments: [1e-8, 1e-3, 0.1, 10, 1e6])
  func `L-BFGS gets there from any rate`(rate: Double) throws {
    let end = try Walk("lbfgs", on: Terrain.rosenbrock, from: [-1.2, 1], steps: 400, rate: rate).end
    #expect(Terrain.rosenbrock.height(end) < 1e-12, "\(end)")
  }

  @Test func `L-BFGS stays where it is when its trials never come near`() throws {
    let walk = try Walk("lbfgs", on: Terrain.rosenbrock, from: [-1.2, 1], steps: 1, rate: 1e100)
    #expect(walk.end == [-1.2, 1] && walk.total.gradients == 26)
  }

  @Test func `every step of L-BFGS keeps the strong Wolfe conditions`() throws {
    let terrain = Terrain.rosenbrock
    let points = try Walk("lbfgs", on: terrain, from: [-1.2, 1], steps: 36).points
    for (before, after) in zip(points, points.dropFirst()) where before != after {
      // Both conditions have the same form with lengths in multiples of the step.
      let step = zip(after, before).map { $0 - $1 }
      let slope = zip(terrain.slopes(before), step).map { $0 * $1 }.reduce(0, +)
      let left = zip(terrain.slopes(after), step).map { $0 * $1 }.reduce(0, +)
      #expect(slope < 0)
      #expect(terrain.height(after) <= terrain.height(before) + 1e-4 * slope)
      #expect(abs(left) <= 0.9 * abs(slope) * (1 + 1e-9))
    }
  }

  @Test func `where L-BFGS ends is not asked about again`() throws {
    let walk = try Walk("lbfgs", on: Terrain.bowl25, from: [1, 1], steps: 100)
    #expect(walk.end.allSatisfy { abs($0) < 1e-8 })
    #expect(walk.total.gradients < 30)
  }

  @Test func `L-BFGS asks again when the batch may be another`() throws {
    var settings = Settings(for: "lbfgs")
    let optimizer = try #require(Walk.catalog[.optimizer, "lbfgs"]?.type.init(&settings) as? any Optimizer)
    func gradients<O: Optimizer>(_ optimizer: O, on batch: Batch) throws -> Int {
      var point = [1.0, 1]
      var state = optimizer.initialState(at: point, random: RandomSource(state: 0))
      var oracle = Oracle(Terrain.bowl25)
      for _ in 0..<3 {
        oracle.begin(at: point, on: batch)
        try optimizer.step(&point, &state, rate: 1, asking: &oracle)
      }
      return oracle.counts.gradients
    }
    let all = try gradients(optimizer, on: .all)
    let apart = try gradients(optimizer, on: Batch([0], range: 0..<1))
    #expect(apart == all + 2)
  }

  @Test func `L-BFGS goes far down a slope without end and stops asking`() throws {
    let ramp = Terrain(dimension: 1, height: { -$0[0] }, slopes: { _ in [-1] })
    let walk = try Walk("lbfgs", on: ramp, from: [0], steps: 1)
    #expect(walk.end[0] > 1e6 && walk.total.gradients <= 26)
  }

  @Test func `L-BFGS keeps within its trials on a terrain whose slopes lie`() throws {
    let lie = Terrain(dimension: 1, height: { $0[0] * $0[0] }, slopes: { [-$0[0]] })
    let walk = try Walk("lbfgs", on: lie, from: [1], steps: 4)
    #expect(walk.end == [1] && walk.total.gradients <= 4 * 26)
  }

  @Test func `backtracking takes the first halved step that is low enough`() throws {
    // f = 12.5 y²: a step t leaves y (1 − 25 t), which is lower when t < 0.08 (1 − c).
    let walk = try Walk("backtracking", on: Terrain.bowl25, from: [0, 1], steps: 1)
    #expect(walk.end == [0, 1 - 25.0 / 16])
    #expect(walk.total.gradients == 1 && walk.total.losses == 5)
    let third = try Walk("backtracking:shrink=0.25,c=0.5", on: Terrain.bowl25, from: [0, 1], steps: 1, rate: 0.32)
    #expect(abs(third.end[1] - (1 - 25 * 0.02)) < 1e-15)
  }

  @Test func `backtracking never goes up, and stays where nothing is lower`() throws {
    let walk = try Walk("backtracking", on: Terrain.rosenbrock, from: [-1.2, 1], steps: 300)
    let heights = walk.points.map(Terrain.rosenbrock.height)
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $0 >= $1 } && (heights.last ?? 1) < 0.5)
    let lie = Terrain(dimension: 1, height: { $0[0] * $0[0] }, slopes: { [-$0[0]] })
    let stuck = try Walk("backtracking:shrink=0.95", on: lie, from: [1], steps: 1)
    #expect(stuck.end == [1] && stuck.total.losses < 1000)
  }
}
