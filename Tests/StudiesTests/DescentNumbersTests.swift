import Descent
import GradientKit
import Studies
import TestSupport
import Testing
import Wording

/// Compares descents of surfaces with numbers that published notes print or plot.
///
/// The "linear lecture" is a lecture on gradient descent, the "article" one with M. X. Cohen's experiment on learning
/// rate and epochs.
struct DescentNumbersTests {
  private func plan(
    _ surface: Spec, starts: [[Double]], rates: [Double], schedule: Spec = "constant", steps: Int,
    noise: Double = 0, seedCount: Int = 1, stop: [StoppingRule] = []
  ) -> CurvePlan {
    CurvePlan(
      surface: surface, schedules: [schedule], rates: rates, batchSizes: [.full], starts: starts.map { .values($0) },
      seedCount: seedCount, length: .steps(steps), noise: noise, stoppingRules: stop)
  }

  private func descent(
    _ surface: Spec, from start: [Double], rate: Double, schedule: Spec = "constant", steps: Int,
    stop: [StoppingRule] = []
  ) throws -> Trace {
    TestLab.trace(
      try TestLab.run(
        plan(surface, starts: [start], rates: [rate], schedule: schedule, steps: steps, stop: stop)))
  }

  /// Returns the first step after which |y| exceeds 1.
  private func escape(_ trace: Trace) -> Int? { trace.rows.first { abs($0.parameters?[1] ?? .nan) > 1 }?.step }

  // MARK: linear lecture and article: x² − y² at rate 0.1

  @Test(arguments: [(1e-6, 76), (1e-3, 38), (-0.1, 13)])
  func `linear lecture: the saddle is left sooner from farther off`(y: Double, step: Int) throws {
    #expect(escape(try descent("saddle", from: [1, y], rate: 0.1, steps: 100)) == step)
  }

  @Test func `linear lecture: from y = 0 the saddle is never left`() throws {
    let trace = try descent("saddle", from: [1, 0], rate: 0.1, steps: 2000)
    #expect(trace.rows.allSatisfy { $0.parameters?[1] == 0 })
    #expect(trace.verdict == .saddle && abs(trace.end[0]) < 1e-100)
  }

  @Test func `linear lecture: noise of 0.01 leaves the saddle with each of twenty seeds`() throws {
    let series = try TestLab.run(
      plan("saddle", starts: [[1, 0]], rates: [0.1], steps: 100, noise: 0.01, seedCount: 20)
    ).series
    let steps = series[0].traces.compactMap(escape)
    #expect(steps.count == 20)
    // NumPy's seeds give 31 to 56.
    #expect(steps.allSatisfy { (31...56).contains($0) }, "\(steps)")
  }

  // MARK: article: x³ − 2x² + 2 from 2, until a step is at most 0.0001

  @Test func `article: the credited notebook at rate 0.1 ends at 1.33342535085 after 17 points`() throws {
    let trace = try descent("cubic", from: [2], rate: 0.1, steps: 100, stop: ["x=0.0001"])
    #expect(abs(trace.end[0] - 1.33342535085) < 5e-12)
    #expect(trace.rows.count == 17 && trace.stopReason?.rule == .movement(0.0001))
  }

  @Test func `article: the credited notebook with its falling rate ends at 1.33085067409 after 6 points`() throws {
    let trace = try descent(
      "cubic", from: [2], rate: 0.17, schedule: "test-divided", steps: 100, stop: ["x=0.0001"])
    #expect(abs(trace.end[0] - 1.33085067409) < 5e-12)
    #expect(trace.rows.count == 6 && trace.stopReason?.rule == .movement(0.0001))
  }

  // MARK: article: sin x · e^(−x²/20)

  /// Fifty rates from 1e-10 to 0.1 and forty numbers of epochs from 10 to 500, equally spaced.
  private static let rates = (0..<50).map { 1e-10 + Double($0) * ((0.1 - 1e-10) / 49) }
  private static let epochs = (0..<40).map { Int((10 + Double($0) * 490 / 39).rounded()) }

  /// Returns the points of descent from 0: one run per rate, which serves every number of epochs.
  private func grid(_ rates: [Double]) throws -> [[Double]] {
    try TestLab.run(plan("sin-gauss", starts: [[0]], rates: rates, steps: 500)).series.map { series in
      series.traces[0].rows.map { $0.parameters?[0] ?? .nan }
    }
  }

  @Test func `article: the minimum of the dying wave is at −1.43`() throws {
    let trace = try descent("sin-gauss", from: [0], rate: 0.1, steps: 2000)
    #expect(trace.verdict == .converged)
    #expect(abs(trace.end[0] - -1.428870011214077) < 1e-13)
    #expect(abs((trace.rows.last?.loss ?? .nan) - -0.8938752904478422) < 1e-15)
  }

  @Test func `article: where fifty rates and forty numbers of epochs end`() throws {
    let grid = try grid(Self.rates)
    let published: [(rate: Int, epochs: Int, x: Double, error: Double)] = [
      (0, 10, -1e-9, 1e-18), (1, 500, -0.8488052872, 6e-11), (10, 10, -0.2025240894, 6e-11),
      (10, 136, -1.3333109434, 6e-11), (25, 261, -1.4288682205, 6e-11), (49, 10, -0.8525011808, 6e-11),
      (49, 500, -1.428870011214, 6e-13),
    ]
    for (rate, epochs, x, error) in published {
      #expect(abs(grid[rate][epochs] - x) < error, "rate \(rate), \(epochs) epochs: \(grid[rate][epochs])")
    }
    let near = grid.flatMap { row in Self.epochs.map { row[$0] } }.count { abs($0 - -1.428870011214077) < 1e-3 }
    #expect(near == 1167)
  }

  @Test(.enabled(if: RealData.isThere, "\(RealData.absence)"))
  func `article: all 2,000 ends of fifty rates and forty numbers of epochs`() throws {
    let header = try RealData.text(of: "synth/sin_gauss_grid_start0.csv").prefix { !$0.isNewline }
    #expect(header == "lr_index,lr," + Self.epochs.map { "ep\($0)" }.joined(separator: ","))
    let rows = try RealData.rows(of: "synth/sin_gauss_grid_start0.csv").map { $0.map { Double($0) ?? .nan } }
    try #require(rows.count == 50 && rows.allSatisfy { $0.count == 42 })
    #expect(Differences.largest(rows.map { $0[1] }, Self.rates) < 1e-15)
    let grid = try grid(rows.map { $0[1] })
    for (row, ends) in zip(rows, grid) {
      #expect(Differences.largest(Self.epochs.map { ends[$0] }, Array(row[2...])) < 1e-9, "rate \(row[1])")
    }
  }

  @Test func `article: the initial value decides for a valley, or for none`() throws {
    let starts = [-5, -4.4, -4.3059, -4.3057, -3, -1, 0, 1, 2, 3, 4, 5]
    let ends = try TestLab.run(plan("sin-gauss", starts: starts.map { [$0] }, rates: [0.01], steps: 1000))
      .series.map { $0.traces[0].end[0] }
    // The run from −5 leaves the plotted range, −2π…2π.
    #expect(abs(ends[0] - -6.6745) < 5e-5 && ends[0] < -2 * .pi)
    #expect(ends[1] < starts[1] - 1)
    // Left of the maximum at −4.3058 it moves left, right of it right.
    #expect(ends[2] < starts[2] && ends[3] > starts[3])
    for (start, end) in zip(starts[4...], ends[4...]) {
      #expect(abs(end - (start < 1.4 ? -1.43 : 4.3)) < 0.02, "from \(start): \(end)")
    }
  }

  // MARK: article: 3x² − 3x + 4 from −1.5, fifty steps

  @Test(arguments: [
    ("constant", 0.01, 0.409339, 5e-7), ("gradient-norm", 0.01, 0.450838, 5e-7),
    ("time-linear", 0.1, 0.4999999888, 5e-11), ("loss", 0.002, 0.379003, 5e-7), ("one-over-t", 0.1, 0.413977, 6e-7),
  ])
  func `article: rates that change on the way`(schedule: String, rate: Double, x: Double, error: Double) throws {
    let trace = try descent("parabola", from: [-1.5], rate: rate, schedule: Spec(schedule), steps: 50)
    #expect(abs(trace.end[0] - x) < error, "\(trace.end)")
  }

  // MARK: article: cos 2πx + x²

  @Test(arguments: [(0.0, 0.0), (1e-4, 0.475802), (-1e-4, -0.475802)])
  func `article: from a stationary point nothing moves, from beside it all does`(start: Double, x: Double) throws {
    let trace = try descent("cos-bowl", from: [start], rate: 0.01, steps: 2000)
    #expect(abs(trace.end[0] - x) < 5e-7)
    #expect(start != 0 || trace.rows.allSatisfy { $0.parameters == [0] })
  }

  // MARK: article, theorem 4.1: Σ η = ∞ and Σ η² < ∞

  /// Returns ŷ = w·x from w = 1 on (1, 2.1), (2, 3.9), (3, 6.2), by squared error.
  private func fit() throws -> Problem {
    let examples = Examples(
      features: FeatureTable(doubles: [1, 2, 3], width: 1), targets: .numbers([2.1, 3.9, 6.2]))
    return try LearningProblem(
      model: TestLab.catalog.model(Spec("linear:bias=false")), loss: TestLab.catalog.loss(Spec("mse")),
      dataset: Dataset(
        name: "three", source: "", kind: .table, training: examples, defaultNormalization: .none,
        defaultValidationShare: 0),
      start: .values([1])
    ).prepared(seed: 0)
  }

  // One example per step, in order. 1/(1 + 0.01 k) counts its steps from 0, 1/k² and 0.5ᵏ from 1.
  @Test(arguments: [
    ("constant", 0.01, 2000, 3.52e-3, 5e-6), ("constant", 0.05, 2000, 2.62e-2, 5e-5),
    ("inverse-time:decay=0.01", 0.05, 20000, 2.7e-5, 5e-7), ("inverse-scaling:power=2", 0.05, 2000, -0.674, 5e-4),
    ("exponential:factor=0.5", 0.025, 2000, -0.759, 5e-4),
  ])
  func `article: theorem 4.1, how far from least squares a schedule ends`(
    schedule: String, rate: Double, epochs: Int, error: Double, tolerance: Double
  ) throws {
    let problem = try fit()
    let best = try TestLab.run("newton", on: problem, rate: 1, options: RunOptions(length: .steps(2))).end[0]
    #expect(abs(best - 2.0357142857) < 5e-11)
    let trace = try TestLab.run(
      on: problem, rate: rate, schedule: schedule,
      options: RunOptions(length: .epochs(epochs), batchSize: 1, shuffles: false))
    #expect(abs(trace.end[0] - best - error) < tolerance, "\(trace.end[0] - best)")
  }

  @Test(arguments: [
    ("one-over-t", 14.3927, 5e-5, 1.644933, 5e-7), ("inverse-scaling:power=0.5", 1998.5, 0.05, 14.39, 5e-3),
    ("inverse-scaling:power=2", 1.6449, 5e-5, 1.0823, 5e-5),
  ])
  func `article: theorem 4.1, sums of a million rates and of their squares`(
    schedule: String, sum: Double, sumError: Double, squares: Double, squaresError: Double
  ) throws {
    let schedule = try TestLab.catalog.schedule(Spec(schedule))
    var (total, totalOfSquares) = (0.0, 0.0)
    for step in 0..<1_000_000 {
      let rate = schedule.rate(at: Moment(baseRate: 1, step: step, plannedSteps: 1_000_000))
      total += rate
      totalOfSquares += rate * rate
    }
    #expect(abs(total - sum) < sumError && abs(totalOfSquares - squares) < squaresError, "\(total), \(totalOfSquares)")
  }
}
