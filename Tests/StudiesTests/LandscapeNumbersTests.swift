import Descent
import GradientKit
import Studies
import TestSupport
import Testing
import Wording

/// Compares landscapes with the cs231n course notes on optimization, a lecture on a linear model, and an article on
/// gradient descent.
///
/// The notes are named as in ``PaperNumbersTests``.
struct LandscapeNumbersTests {
  private func landscape(
    _ loss: Spec, on dataset: Dataset, l2: Double = 0, at point: [Double], along directions: [LandscapeDirection],
    _ change: (inout LandscapePlan) -> Void = { _ in }
  ) throws -> LandscapeResult {
    var plan = LandscapePlan(
      problem: ProblemPlan(losses: [loss], model: "linear:bias=false", l2: l2), view: .directions(directions))
    plan.point = .given(.values(point))
    change(&plan)
    return try TestLab.landscape(plan) { _ in dataset }
  }

  private func surface(_ spec: Spec, _ change: (inout LandscapePlan) -> Void = { _ in }) throws -> LandscapeResult {
    var plan = LandscapePlan(problem: ProblemPlan(surface: spec))
    change(&plan)
    return try TestLab.landscape(plan)
  }

  // MARK: cs231n: SVM loss along lines and over planes

  @Test(arguments: [61, 62, 200])
  func `cs231n: the SVM loss of three points along one weight is three broken lines`(count: Int) throws {
    let result = try landscape(
      "svm", on: NotedExamples.threePoints, at: [0, 0.5, -0.3], along: [.parameter(0)]
    ) {
      ($0.window, $0.resolution, $0.examples) = ([[-2, 4]], [count], [0, 1, 2])
    }
    let kinks = try #require(result.kinks)
    #expect(kinks.count == 4)
    for (kink, expected) in zip(kinks, [-0.8, 0.7, 1.5, 2.5]) { #expect(abs(kink.position - expected) < 1e-9) }
    let slopes = [-5.0 / 6, -1.0 / 6, 1.0 / 6, 0.5, 2.0 / 3]
    for (slope, expected) in zip([kinks[0].slopeBefore] + kinks.map(\.slopeAfter), slopes) {
      #expect(abs(slope - expected) < 1e-9)
    }
    let lowest = try #require(result.lowest)
    #expect(abs(lowest.coordinates[0] - 0.7) < 1e-9 && abs(lowest.loss - 2.9) < 1e-12)
    // The mean of three losses, each of which has its own kinks.
    for index in result.a.indices {
      let mean = result.examples.reduce(0) { $0 + $1.losses[index] } / 3
      #expect(abs(result.losses[index] - mean) < 1e-14)
      let w = result.a[index]
      #expect(abs(result.examples[0].losses[index] - (max(0, 1.5 - w) + max(0, 0.7 - w))) < 1e-14)
      #expect(abs(result.examples[1].losses[index] - (max(0, 1.25 - 0.5 * w) + 1.4)) < 1e-14)
      #expect(abs(result.examples[2].losses[index] - (max(0, 2 * w + 1.6) + 2.6)) < 1e-14)
    }
  }

  // The note does not give the W₁ and W₂ of its bowl. These are others, so only what does not depend on them is
  // compared.
  private static let directions: [LandscapeDirection] = [
    .values([0.6, -0.2, 0.1, -0.5, 0.3, 0.2, -0.1, 0.4, 0.2]),
    .values([0.1, 0.5, -0.3, 0.2, -0.6, 0.1, 0.3, 0.2, -0.4]),
  ]

  @Test func `cs231n: the SVM loss over a plane is a bowl of flat pieces around L(W)`() throws {
    let result = try landscape(
      "svm", on: NotedExamples.fourSamples, at: NotedExamples.weights, along: Self.directions)
    #expect(result.a.count == 61 && result.b.count == 61 && result.losses.count == 3721)
    #expect(abs(result.losses[30 * 61 + 30] - 1.50875) < 1e-14)
    let shape = try #require(result.shape)
    #expect(shape.isConvex)
    // The note reports 85 %.
    #expect(shape.flatShare > 0.8 && shape.flatShare < 1)
    #expect((result.lowest?.loss ?? .nan) < 1.50875)
  }

  @Test func `cs231n: the softmax loss over the same plane is curved everywhere`() throws {
    let result = try landscape(
      "softmax", on: NotedExamples.fourSamples, at: NotedExamples.weights, along: Self.directions)
    #expect(abs(result.losses[30 * 61 + 30] - 0.9892633956573021) < 1e-14)
    let shape = try #require(result.shape)
    #expect(shape.isConvex && shape.flatShare == 0)
  }

  @Test(arguments: [("svm", 1.50875), ("softmax", 0.9892633956573021)])
  func `cs231n: the data and the regularisation part add up`(loss: String, data: Double) throws {
    let result = try landscape(
      Spec(loss), on: NotedExamples.fourSamples, l2: 0.1, at: NotedExamples.weights, along: [.random]
    ) { ($0.window, $0.resolution) = ([[-2, 2]], [81]) }
    #expect(result.a[40] == 0)
    #expect(abs(result.data[40] - data) < 1e-14)
    #expect(abs(result.regularization[40] - 0.03975) < 1e-16)
    #expect(abs(result.losses[40] - (data + 0.03975)) < 1e-14)
    for index in result.a.indices { #expect(result.losses[index] == result.data[index] + result.regularization[index]) }
    // λ·Σ(W + a·W₁)² is a parabola with second derivative 2λ, because W₁ has length 1.
    let step = result.a[1] - result.a[0]
    for index in 1..<80 {
      let bend = result.regularization[index - 1] - 2 * result.regularization[index] + result.regularization[index + 1]
      #expect(abs(bend / (step * step) - 0.2) < 1e-10)
    }
  }

  // MARK: linear lecture: the cost curve

  @Test func `linear lecture: the cost of w·x on the line is a parabola with its minimum at w = 2`() throws {
    var plan = LandscapePlan(problem: ProblemPlan(losses: ["mse"], model: "linear:bias=false"))
    (plan.window, plan.resolution) = ([[0, 4]], [41])
    let result = try TestLab.landscape(plan)
    #expect(result.coordinates == .parameters && result.axisNames == ["w"])
    for (w, loss) in zip(result.a, result.losses) { #expect(abs(loss - 14.0 / 3 * (w - 2) * (w - 2)) < 1e-13) }
    let minimum = try #require(result.stationaryPoints.first)
    #expect(result.stationaryPoints.count == 1 && minimum.kind == .minimum)
    #expect(abs(minimum.coordinates[0] - 2) < 1e-14 && minimum.value < 1e-28)
  }

  // MARK: article: surfaces

  @Test func `article: x² − y² has one saddle in the middle`() throws {
    let result = try surface("saddle") { $0.resolution = [81] }
    #expect(result.a.count == 81 && result.b.count == 81 && result.axisNames == ["x", "y"])
    #expect(result.stationaryPoints.map(\.kind) == [.saddle])
    #expect(result.stationaryPoints.map(\.coordinates) == [[0, 0]] && result.stationaryPoints.map(\.value) == [0])
    #expect(result.losses.min() == -1 && result.losses.max() == 1)
  }

  @Test func `article: cos 2πx + x² has two minima beside a maximum at 0`() throws {
    let result = try surface("cos-bowl") { $0.window = [[-1, 1]] }
    let found = result.stationaryPoints
    let lowest = found.filter { $0.kind == .minimum }.map { $0.coordinates[0] }.sorted { $0.magnitude < $1.magnitude }
    #expect(lowest.count == 2)
    for x in lowest { #expect(abs(x.magnitude - 0.47580245102422114) < 1e-12) }
    let tops = found.filter { $0.kind == .maximum }
    #expect(tops.contains { abs($0.coordinates[0]) < 1e-12 && abs($0.value - 1) < 1e-12 })
  }

  @Test func `article: sin(x)·exp(−x²/20) is lowest at −1.42887`() throws {
    let result = try surface("function:sin(x)*exp(-0.05*x^2)")
    let lowest = try #require(result.lowest)
    #expect(abs(lowest.coordinates[0] - -1.428870011214077) < 1e-12)
    #expect(abs(lowest.loss - -0.8938752904478422) < 1e-14)
  }
}
