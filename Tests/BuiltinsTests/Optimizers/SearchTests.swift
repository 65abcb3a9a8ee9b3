import GradientKit
import Synchronization
import Testing

struct SearchTests {
  /// An objective that returns a list of numbers in order, independent of the point.
  private final class Answers: Objective {
    let dimension = 2
    let exampleCount = 1
    let asked = Mutex<[[Double]]>([])
    private let losses: [Double]

    init(_ losses: [Double]) { self.losses = losses }

    func value(at point: [Double], on batch: Batch) -> Double {
      asked.withLock {
        $0.append(point)
        return losses[$0.count - 1]
      }
    }

    func value(at point: [Double], on batch: Batch, gradient: inout [Double]) -> Double { .nan }
  }

  /// The mean squared error of a linear model on y = 2 x for x = 1, 2, 3; the second coordinate is a bias.
  private static let line = Terrain(dimension: 1, height: { error(slope: $0[0], bias: 0) })
  private static let lineWithBias = Terrain(height: { error(slope: $0[0], bias: $0[1]) })

  private static func error(slope: Double, bias: Double) -> Double {
    var sum = 0.0
    for x in [1.0, 2, 3] {
      let residual: Double = slope * x + bias - 2 * x
      sum += residual * residual
    }
    return sum / 3
  }

  /// A wide bowl at 1, and a very narrow global minimum at 3.3.
  private static let trap = Terrain(
    dimension: 1,
    height: { x in
      let depth = (x[0] - 3.3) / 0.08
      return 0.2 * (x[0] - 1) * (x[0] - 1) - 4 * Double.exp(-depth * depth)
    })

  // cs231n, "Optimization: stochastic gradient descent": the output of its loop.
  @Test func `random search prints the running best of the notes`() throws {
    let losses = [9.401632, 8.959668, 9.044034, 9.278948, 8.857370, 8.943151, 8.605604]
    let answers = Answers(losses)
    let walk = try Walk("random-search", on: answers, from: [7, 7], steps: 7)
    let tried = answers.asked.withLock { $0 }
    let best = try walk.points.dropFirst().map { point in losses[try #require(tried.firstIndex(of: point))] }
    #expect(best == [9.401632, 8.959668, 8.959668, 8.959668, 8.857370, 8.857370, 8.605604])
    #expect(walk.total.losses == 7 && walk.total.gradients == 0)
  }

  @Test func `the first candidate of random search is taken, be it worse than the start or no number`() throws {
    let walk = try Walk("random-search", on: Answers([.nan, .infinity, 5, .nan, 6]), from: [7, 7], steps: 5)
    #expect(walk.points[1] != [7, 7])
    #expect(walk.points[2] == walk.points[1] && walk.points[3] != walk.points[1])
    #expect(walk.points[5] == walk.points[3])
  }

  @Test func `the candidates of random search have the scale's spread, times the rate`() throws {
    let answers = Answers([Double](repeating: 1, count: 2000))
    _ = try Walk("random-search:scale=0.5", on: answers, from: [7, 7], steps: 2000, rate: 0.1, seed: 4)
    let numbers = answers.asked.withLock { $0 }.flatMap(\.self)
    let square = numbers.reduce(0) { $0 + $1 * $1 } / Double(numbers.count)
    #expect(abs(Double.sqrt(square) / 0.05 - 1) < 0.05)
    #expect(abs(numbers.reduce(0, +) / Double(numbers.count)) < 0.005)
  }

  @Test func `local search steps from the best point and asks for the start once`() throws {
    let answers = Answers([5, 6, 4, 4.5, .nan, 3])
    let walk = try Walk("local-search:step=0.01", on: answers, from: [7, 7], steps: 5)
    let tried = answers.asked.withLock { $0 }
    #expect(tried[0] == [7, 7] && walk.total.losses == 6)
    #expect(walk.points == [[7, 7], [7, 7], tried[2], tried[2], tried[2], tried[5]])
    for (candidate, from) in zip(tried.dropFirst(), walk.points) {
      #expect(zip(candidate, from).allSatisfy { abs($0 - $1) < 0.06 && $0 != $1 })
    }
  }

  @Test func `the same seed searches alike, another one elsewhere`() throws {
    for spec in ["random-search", "local-search"] {
      func end(_ seed: UInt64) throws -> [Double] {
        try Walk(spec, on: Terrain.bowl25, from: [1, 1], steps: 20, seed: seed).end
      }
      let (one, same, other) = try (end(3), end(3), end(4))
      #expect(one == same && one != other)
    }
  }

  // The linear lecture, y = w x: w from 0 to 4 in steps of 0.1.
  @Test func `exhaustive search tries 41 numbers, or 41 squared pairs, and no more`() throws {
    let one = try Walk("exhaustive", on: Self.line, from: [9], steps: 60)
    #expect(one.end == [2] && one.total.losses == 41 && one.counts[41].losses == 41)
    #expect(one.points[1] == [0])
    let two = try Walk("exhaustive", on: Self.lineWithBias, from: [9, 9], steps: 1700)
    #expect(two.end == [2, 0] && two.total.losses == 1681)
  }

  @Test func `a grid is walked with the last coordinate fastest, both ends included`() throws {
    let answers = Answers([9, 8, 7, 6, 5, 6])
    let walk = try Walk("exhaustive:from=-1,to=1,points=2", on: answers, from: [7, 7], steps: 9)
    #expect(answers.asked.withLock { $0 } == [[-1, -1], [-1, 1], [1, -1], [1, 1]])
    #expect(walk.end == [1, 1])
  }

  // The same lecture: coarse-to-fine search misses the minimum.
  @Test func `divide and conquer with four points a level misses the narrow minimum`() throws {
    let walk = try Walk("divide", on: Self.trap, from: [9], steps: 50)
    #expect(abs(walk.end[0] - 1.00337) < 5e-6)
    #expect(abs(Self.trap.height(walk.end) - 2e-6) < 5e-7)
    #expect(walk.total.losses == 40)
    let fine = try Walk("divide:points=41", on: Self.trap, from: [9], steps: 410).end
    #expect(abs(fine[0] - 3.29926) < 5e-6 && abs(Self.trap.height(fine) + 2.94234) < 5e-6)
  }

  @Test func `divide and conquer keeps the best of all levels`() throws {
    let asked = Mutex<[Double]>([])
    let line = Terrain(
      dimension: 1,
      height: { point in
        let height = Self.line.height(point)
        asked.withLock { $0.append(height) }
        return height
      })
    let walk = try Walk("divide", on: line, from: [9], steps: 40)
    // The best loss of level 9 is lower than that of level 10.
    let tried = asked.withLock { $0 }
    #expect(abs((tried[32..<36].min() ?? .nan) - 3.0e-4) < 0.05e-4)
    #expect(abs((tried[36..<40].min() ?? .nan) - 4.0e-4) < 0.05e-4)
    #expect(walk.end == walk.points[36] && Self.line.height(walk.end) == tried[32..<36].min())
    let heights = walk.points.dropFirst().map(Self.line.height)
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $0 >= $1 })
    let pair = try Walk("divide:levels=20", on: Self.lineWithBias, from: [9, 9], steps: 400)
    #expect(pair.total.losses == 20 * 16)
    #expect(Self.lineWithBias.height(pair.end) < 0.1)
  }

  @Test(arguments: [
    ("exhaustive:from=4,to=0", "exhaustive: 'to' is '0.0', but must be above 'from', 4.0"),
    ("exhaustive:points=1", "exhaustive: 'points' is '1', but must be a whole number from 2 to 1000000"),
    ("divide:points=3", "divide: 'points' is '3', but must be a whole number from 4 to 1000000"),
    ("lbfgs:c1=0.4,c2=0.3", "lbfgs: 'c2' is '0.3', but must be above c1, or no length may satisfy both"),
    ("rmsprop:alpha=1", "rmsprop: 'alpha' is '1', but must be a number from 0 to 0.9999999999999999"),
    ("local-search:step=-1", "local-search: 'step' is '-1', but must be a number, 0 or more"),
    ("adam:amsgrad=maybe", "adam: 'amsgrad' is 'maybe', but must be true or false"),
  ])
  func `settings that make no sense are refused`(spec: String, expected: String) {
    #expect {
      try Walk.catalog.optimizer(Spec(spec))
    } throws: {
      "\($0)" == expected
    }
  }
}
