import Builtins
import Descent
import Foundation
import GradientKit
import Studies
import TestSupport
import Testing
import Wording

/// Recomputes numbers that published notes print or plot from the notes' inputs.
///
/// "cs231n" stands for the course notes "Optimization: stochastic gradient descent", "linear lecture" for a lecture on
/// gradient descent for a linear model ŷ = w·x, and "article" for an article on gradient descent with M. X. Cohen's
/// experiment on learning rate and epochs.
struct PaperNumbersTests {
  // MARK: linear lecture: gradient descent for w·x on (1, 2), (2, 4), (3, 6)

  private func lecture(_ plan: CurvePlan) throws -> Trace { TestLab.trace(try TestLab.run(plan)) }

  @Test func `linear lecture: batch gradient descent from w = 1 at rate 0.01 for 100 epochs`() throws {
    let trace = try lecture(TestLab.lecture(predictions: [[4]]))
    #expect(abs((trace.rows[0].loss ?? .nan) - 4.666666666666667) < 1e-14)
    #expect(abs((trace.rows[0].gradientNorm ?? .nan) - 9.333333333333334) < 1e-14)
    #expect(abs((trace.rows[1].parameters?[0] ?? .nan) - 1.0933333333333333) < 1e-15)
    #expect(abs(trace.end[0] - 1.9999444396553017) < 1e-14)
    // The note prints the loss before the last update.
    #expect(abs((trace.rows[99].loss ?? .nan) - 1.752432687e-8) < 1e-17)
    #expect(trace.predictions.map(\.before) == [[4]] && trace.predictions.map(\.after) == [[4 * trace.end[0]]])
    for (row, next) in zip(trace.rows, trace.rows.dropFirst()) {
      let (error, nextError) = ((row.parameters?[0] ?? .nan) - 2, (next.parameters?[0] ?? .nan) - 2)
      #expect(abs(nextError / error - 0.9066666666666667) < 1e-9)
    }
  }

  @Test func `linear lecture: the largest rate that does not diverge is 3 / 14`() throws {
    let edge = try lecture(TestLab.lecture(rate: 3.0 / 14, epochs: 20))
    for row in edge.rows { #expect(abs((row.parameters?[0] ?? .nan) - (row.step % 2 == 0 ? 1 : 3)) < 1e-12) }
    let beyond = try lecture(TestLab.lecture(rate: 0.3, epochs: 20))
    #expect(abs(beyond.end[0] - -127_480.36) < 0.01)
  }

  @Test func `linear lecture: stochastic gradient descent in the given order`() throws {
    let trace = try lecture(TestLab.lecture(batch: .examples(1), predictions: [[4]]))
    let slopes = [2.0, 7.84, 16.2288]
    for (row, slope) in zip(trace.rows, slopes) { #expect(abs((row.gradientNorm ?? .nan) - slope) < 1e-12) }
    #expect(abs((trace.rows[3].parameters?[0] ?? .nan) - 1.260688) < 1e-15)
    #expect(trace.rows.count == 301)
    #expect(abs(trace.end[0] - 1.9999999999999236) < 1e-15)
    let error = 3 * trace.end[0] - 6
    #expect(abs(error * error - 5.250973729513143e-26) < 1e-28)
    #expect(abs(trace.predictions[0].after[0] - 7.9999999999996945) < 1e-14)
  }

  @Test func `linear lecture: loss of the last example after its update, epoch by epoch`() throws {
    let trace = try lecture(TestLab.lecture(epochs: 2, batch: .examples(1)))
    let w = trace.rows[3].parameters?[0] ?? .nan
    #expect(abs((3 * w - 6) * (3 * w - 6) - 4.919240100095999) < 1e-14)
    #expect(abs((trace.rows[6].parameters?[0] ?? .nan) - 1.453417766656) < 1e-14)
  }

  @Test func `linear lecture: mini-batches of two`() throws {
    let trace = try lecture(TestLab.lecture(batch: .examples(2)))
    #expect(trace.rows.last?.step == 200)
    #expect(abs(trace.end[0] - 1.9999999999857523) < 1e-15)
  }

  @Test func `linear lecture: mini-batches of three are gradient descent and of one are stochastic, bit for bit`()
    throws
  {
    func points(_ batch: BatchSize, shuffles: Bool = false) throws -> [[Double]?] {
      try lecture(TestLab.lecture(batch: batch, shuffles: shuffles)).rows.map(\.parameters)
    }
    #expect(try points(.examples(3)) == points(.full))
    #expect(try points(.examples(3), shuffles: true) == points(.full))
    var w = 1.0
    var stochastic = [[w]]
    for _ in 0..<100 {
      for (x, y) in [(1.0, 2.0), (2, 4), (3, 6)] {
        w -= 0.01 * (2 * (x * w - y) * x)
        stochastic.append([w])
      }
    }
    let ones = try points(.examples(1)).map { $0 ?? [] }
    #expect(zip(ones, stochastic).allSatisfy { abs($0[0] - $1[0]) < 1e-15 } && ones.count == 301)
  }

  @Test func `linear lecture: exponentially weighted mean of a noisy curve`() throws {
    let y = [1, 2, 0.5, 4, 3, 0, 1.5, 2.5]
    let smooth = try TestLab.catalog.smoother(Spec("ema:weight=0.9")).smoothed(x: y.indices.map { Double($0) }, y: y)
    // Debiased; the note's raw curve is 1 − 0.9ⁿ of it.
    for (actual, expected) in zip(smooth, [1, 1.5263, 1.1476, 1.9770]) { #expect(abs(actual - expected) < 5e-5) }
    #expect(abs(smooth[7] - 1.8432343) < 5e-8)
    #expect(abs(smooth[7] * (1 - Double.pow(0.9, 8)) - 1.0497824) < 5e-8)
  }

  @Test(.enabled(if: RealData.isThere, "\(RealData.absence)"))
  func `linear lecture: the logs of both runs, line by line`() throws {
    let batch = try lecture(TestLab.lecture())
    for cells in try RealData.rows(of: "synth/mse_gd_log.csv") {
      let values = cells.map { Double($0) ?? .nan }
      let (row, next) = (batch.rows[Int(values[0])], batch.rows[Int(values[0]) + 1])
      #expect(abs((next.parameters?[0] ?? .nan) - values[1]) < 1e-14)
      #expect(abs((row.loss ?? .nan) - values[2]) <= 1e-12 * values[2] + 1e-22)
      #expect(abs((row.gradientNorm ?? .nan) - abs(values[3])) < 1e-13)
    }
    let single = try lecture(TestLab.lecture(batch: .examples(1)))
    let log = try RealData.rows(of: "synth/mse_sgd_log.csv")
    #expect(log.count == 100)
    for cells in log {
      let values = cells.map { Double($0) ?? .nan }
      let w = single.rows[3 * Int(values[0]) + 3].parameters?[0] ?? .nan
      #expect(abs(w - values[1]) < 1e-14)
      #expect(abs((3 * w - 6) * (3 * w - 6) - values[2]) <= 1e-10 * values[2] + 1e-27)
    }
  }

  // MARK: cs231n: losses and their slopes

  /// Returns a risk over the rows of X, whose last column is 1 for the bias: s = W x.
  private func risk(
    _ loss: String, _ features: [Double], width: Int, labels: [Int32], classes: Int, l2: Double = 0,
    rows: [Int32]? = nil, bias: Bool = false
  ) throws -> EmpiricalRisk<Linear> {
    var settings = Settings("bias=\(bias)", for: "linear")
    return EmpiricalRisk(
      try Linear(&settings), features: FeatureTable(doubles: features, width: width), transform: .identity,
      supervision: try Supervision(
        TestLab.catalog.loss(Spec(loss)), targets: .labels(labels, classes: (0..<classes).map { "\($0)" })),
      rows: rows ?? Array(0..<Int32(labels.count)), l2: l2)
  }

  /// Four examples of three classes (cs231n), computed with numpy.
  private static let x: [Double] = [1, 2, 1, -1.5, 0.5, 1, 0.3, -1.2, 1, 2, -0.4, 1]
  private static let y: [Int32] = [0, 1, 2, 0]
  private static let w: [Double] = [0.2, -0.1, 0.05, -0.3, 0.4, 0, 0.1, 0.25, -0.15]
  private static let published: [(loss: String, value: Double, perExample: [Double], gradient: [Double])] = [
    (
      "svm", 1.50875, [2.85, 0.225, 2.5, 0.46], [-1.3, -1.075, -0.25, 1.075, -0.05, 0, 0.225, 1.125, 0.25]
    ),
    (
      "softmax", 0.9892633956573021, [1.401216688102306, 0.6015668449861536, 1.3287311373834292, 0.6255389121573197],
      [
        -0.46236305850723913, -0.45603735633527487, -0.12488848389472013, 0.3598162146805843, 0.05292418580087916,
        0.07885555748897186, 0.10254684382665483, 0.40311317053439577, 0.04603292640574823,
      ]
    ),
  ]

  @Test func `cs231n: losses and slopes of four examples, and the regularisation part`() throws {
    for (loss, value, perExample, slopes) in Self.published {
      for l2 in [0, 0.1] {
        let risk = try risk(loss, Self.x, width: 3, labels: Self.y, classes: 3, l2: l2)
        var gradient = [Double](repeating: 0, count: 9)
        let total = risk.value(at: Self.w, on: .all, gradient: &gradient)
        #expect(abs(total - (value + l2 * 0.3975)) < 1e-12)
        #expect(Differences.largest(risk.exampleLosses(at: Self.w), perExample) < 1e-12)
        #expect(Differences.largest(gradient, zip(slopes, Self.w).map { $0 + 2 * l2 * $1 }) < 1e-12)
        #expect(risk.assess(at: Self.w).accuracy == 0.5)
      }
    }
    // 1.50875 + 0.1 · 0.3975, the sum in the note.
    let svm = try risk("svm", Self.x, width: 3, labels: Self.y, classes: 3, l2: 0.1)
    #expect(abs(svm.value(at: Self.w, on: .all) - 1.5485) < 1e-12)
  }

  @Test func `cs231n: central differences of the SVM gradient are within 1e-9`() throws {
    let risk = try risk("svm", Self.x, width: 3, labels: Self.y, classes: 3)
    let numeric = Differences.gradient(at: Self.w) { risk.value(at: $0, on: .all) }
    #expect(Differences.largest(numeric, Self.published[0].gradient) < 1e-9)
  }

  @Test func `cs231n: 1,200 copies of the examples have the same gradient`() throws {
    for (loss, value, _, slopes) in Self.published {
      let copies = try risk(
        loss, (0..<1200).flatMap { _ in Self.x }, width: 3, labels: (0..<1200).flatMap { _ in Self.y }, classes: 3)
      var gradient = [Double](repeating: 0, count: 9)
      #expect(abs(copies.value(at: Self.w, on: .all, gradient: &gradient) - value) < 1e-13)
      #expect(Differences.largest(gradient, slopes) < 1e-13)
      // The same without copies: the index of each example 1,200 times.
      let repeated = try risk(
        loss, Self.x, width: 3, labels: Self.y, classes: 3, rows: (0..<1200).flatMap { _ in [0, 1, 2, 3] as [Int32] })
      var same = [Double](repeating: 0, count: 9)
      _ = repeated.value(at: Self.w, on: .all, gradient: &same)
      #expect(same == gradient)
    }
  }

  @Test func `sanity, all weights zero and ten classes: 9 for the SVM, log 10 for softmax`() throws {
    let labels = (0..<50).map { Int32($0 % 10) }
    let x = (0..<150).map { Double($0) / 7 - 9 }
    let zeros = [Double](repeating: 0, count: 30)
    #expect(try risk("svm", x, width: 3, labels: labels, classes: 10).value(at: zeros, on: .all) == 9)
    let softmax = try risk("softmax", x, width: 3, labels: labels, classes: 10).value(at: zeros, on: .all)
    #expect(abs(softmax - 2.302585092994046) < 1e-12)
  }

  @Test func `cs231n: softmax of large scores does not overflow`() throws {
    // Scores (123, 456, 789) with the first class correct: 666. A naive exponential is infinite.
    let softmax = try risk("softmax", [1], width: 1, labels: [0], classes: 3)
    #expect(softmax.value(at: [123, 456, 789], on: .all) == 666)
  }

  // MARK: cs231n: numeric gradients and their cost

  /// Σx² over all coordinates of the point.
  private struct SquareSum: Objective {
    let dimension: Int
    let exampleCount = 1
    func value(at point: [Double], on batch: Batch) -> Double { point.reduce(0) { $0 + $1 * $1 } }
    func value(at point: [Double], on batch: Batch, gradient: inout [Double]) -> Double {
      gradient = point.map { 2 * $0 }
      return value(at: point, on: batch)
    }
  }

  @Test(arguments: [
    (GradientMethod.central, [6.000000000128124, 7.999999999874773]),
    (.forward, [6.000009999951316, 8.00000999952033]),
    (.analytic, [6, 8]),
  ])
  func `cs231n: the numeric gradient of Σx² at (3, 4) with h = 1e-5`(method: GradientMethod, expected: [Double]) throws
  {
    var oracle = Oracle(SquareSum(dimension: 2), method: method, difference: 1e-5)
    oracle.begin(at: [3, 4], on: .all)
    #expect(Differences.largest(try oracle.gradient(at: [3, 4]), expected) < 1e-14)
  }

  @Test func `cs231n: a numeric gradient of 30,730 parameters costs 30,731 or 61,460 losses`() throws {
    #expect(try TestLab.catalog.model(Spec("linear")).parameterCount(inputs: 3072, outputs: 10) == 30_730)
    struct Free: Objective {
      let dimension = 30_730
      let exampleCount = 1
      func value(at point: [Double], on batch: Batch) -> Double { 0 }
      func value(at point: [Double], on batch: Batch, gradient: inout [Double]) -> Double { 0 }
    }
    let point = [Double](repeating: 0, count: 30_730)
    for (method, cost) in [(GradientMethod.forward, 30_731), (.central, 61_460)] {
      var oracle = Oracle(Free(), method: method)
      oracle.begin(at: point, on: .all)
      _ = try oracle.gradient(at: point)
      #expect(oracle.counts.losses == cost && oracle.counts.gradients == 0)
    }
  }

  @Test func `cs231n: an epoch over 1.2 million images in batches of 256 has 4,688 updates`() throws {
    struct Images: Objective {
      let dimension = 1
      let exampleCount = 1_200_000
      func value(at point: [Double], on batch: Batch) -> Double { Double(batch.count(of: exampleCount)) }
      func value(at point: [Double], on batch: Batch, gradient: inout [Double]) -> Double {
        gradient[0] = 0
        return value(at: point, on: batch)
      }
    }
    let trace = try TestLab.run(
      on: Problem(objective: Images(), start: [0]), rate: 1,
      options: RunOptions(length: .epochs(1), batchSize: 256, shuffles: false))
    #expect(trace.rows.last?.step == 4688 && trace.rows.last?.counts.examples == 1_200_000)
    #expect(trace.rows.dropLast().compactMap(\.loss) == [Double](repeating: 256, count: 4687) + [128])
  }

  // MARK: article: x² from 2

  @Test func `article: x² from 2 after twenty steps, by rate`() throws {
    let published: [(rate: Double, x: Double)] = [
      (0.001, 1.92150), (0.01, 1.33522), (0.1, 0.0230584), (0.5, 0), (0.9, 0.0230584), (0.99, 1.33522), (1.01, 2.97189),
      (1.1, 76.6752),
    ]
    for (rate, x) in published {
      let trace = try TestLab.run(on: Parabola.problem(), rate: rate, options: RunOptions(length: .steps(20)))
      #expect(abs(trace.end[0] - x) < 6e-6 * max(1, x), "rate \(rate)")
    }
    let edge = try TestLab.run(on: Parabola.problem(), rate: 1, options: RunOptions(length: .steps(20)))
    #expect(edge.rows.map { $0.parameters?[0] } == (0...20).map { $0 % 2 == 0 ? 2 : -2 })
  }

  @Test func `article: the pseudo-code with η = 0.02 and ε = 0.01 needs 44 steps`() throws {
    let trace = try TestLab.run(on: Parabola.problem(), rate: 0.02, options: RunOptions(length: .steps(60)))
    let heights = trace.rows.compactMap(\.loss)
    let first = zip(heights, heights.dropFirst()).enumerated().first { abs($0.element.1 - $0.element.0) < 0.01 }
    let step = try #require(first).offset + 1
    #expect(step == 44)
    #expect(abs((trace.rows[step].parameters?[0] ?? .nan) - 0.331867) < 5e-7)
    #expect(abs(heights[step - 1] - heights[step] - 0.0093692) < 5e-8)
  }

  // MARK: cs231n: the step table

  @Test(.enabled(if: RealData.isThere, "\(RealData.absence)"))
  func `cs231n: the step table from the saved set: loss after one step along −g, by rate`() throws {
    let train = try RealData.rows(of: "synth/synth_train.csv").map { $0.map { Double($0) ?? .nan } }
    let pixels = train.flatMap { $0.dropFirst() }
    let labels = train.map { Int32($0[0]) }
    let weights = try RealData.text(of: "synth/w0.csv").split(whereSeparator: \.isNewline).compactMap { Double($0) }
    try #require(weights.count == 1930)
    // The saved weights are a thousandth of the uniform numbers of SplitMix64 from 7, class by class, each class's bias
    // after its weights; in the file, weights precede biases.
    var random = RandomSource(state: 7)
    let uniform = weights.map { _ in random.uniform() / 1000 }
    let drawn = (0..<10).map { uniform[193 * $0..<193 * ($0 + 1)] }
    #expect(Differences.largest(weights, drawn.flatMap { $0.dropLast() } + drawn.flatMap { $0.suffix(1) }) < 1e-15)
    let tables: [(loss: String, before: Double, slope: Double, after: [Double])] = [
      (
        "svm", 9.269881779714995, 2_221_710.6889359998,
        [
          9.2696596086461, 9.267661470728301, 9.24793618760867, 9.06681425255128, 8.553418157682456, 41.23862295505585,
          399.9480980979384, 3988.4139732559197, 39873.22480420927, 398721.3470990893,
        ]
      ),
      (
        "softmax", 2.460161362793676, 98565.3463800062,
        [
          2.4601515064345585, 2.460062814999069, 2.4591774642294464, 2.450480033234082, 2.378764040783004,
          2.647339979710069, 16.197980509360065, 164.91426600958448, 1656.3675217818827, 16570.914502497908,
        ]
      ),
    ]
    for (loss, before, slope, after) in tables {
      let risk = try risk(loss, pixels, width: 192, labels: labels, classes: 10, bias: true)
      let steps = try (-10 ... -1).map { exponent in
        try TestLab.run(
          on: Problem(objective: risk, start: weights), rate: Double("1e\(exponent)") ?? .nan,
          options: RunOptions(length: .steps(1)))
      }
      let losses = steps.map { $0.rows[1].loss ?? .nan }
      for (index, step) in steps.enumerated() {
        #expect(abs((step.rows[0].loss ?? .nan) - before) < 1e-10)
        let norm = step.rows[0].gradientNorm ?? .nan
        #expect(abs(norm * norm / slope - 1) < 1e-10)
        #expect(abs(losses[index] / after[index] - 1) < 1e-10, "\(loss), rate \(step.rows[0].rate ?? .nan)")
      }
      // The best of the rates is 1e-6.
      #expect(losses.min() == losses[4])
    }
  }
}
