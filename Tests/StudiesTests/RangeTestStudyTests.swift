import Descent
import Foundation
import GradientKit
import Studies
import TestSupport
import Testing
import Wording

/// Tests range tests against fastai's `lr_find`, and against the closed form of descent on x².
struct RangeTestStudyTests {
  /// A hundred rates from 1e-7 to 10, and losses that fall, swing, and explode.
  private func test(smoothing: Double) -> RangeTest {
    let exponents = (0..<100).map { -7 + 8 * Double($0) / 99 }
    let losses = exponents.enumerated().map { index, exponent in
      let rise = max(0, exponent + 0.3)
      return 2.5 - 1.8 / (1 + Double.exp(-3 * (exponent + 3))) + 60 * Double.pow(rise, 4)
        + 0.05 * Double.sin(1.7 * Double(index))
    }
    return RangeTest(
      label: "", rates: exponents.map { Double.pow(10, $0) }, losses: losses, planned: 100, smoothing: smoothing)
  }

  @Test(arguments: [
    (0.98, [0.002310129700083158, 0.002310129700083158, 0.08902150854450394, 0.004037017258596558]),
    (0.9, [0.0027825594022071257, 0.0009111627561154895, 0.07390722033525775, 0.002310129700083158]),
    (0.5, [0.008497534359086439, 0.037649358067924715, 0.01668100537200059, 0.0010974987654930567]),
  ])
  func `valley, slide, minimum/10 and steep are those of fastai's lr_find`(smoothing: Double, rates: [Double]) {
    let test = test(smoothing: smoothing)
    for (rule, expected) in zip([RangeTest.Rule.valley, .slide, .tenthOfMinimum, .steep], rates) {
      let rate = test.rate(by: rule) ?? .nan
      #expect(abs(rate / expected - 1) < 1e-12, "\(rule): \(rate), not \(expected)")
    }
  }

  @Test func `losses are smoothed as fastai smooths them, and a weight of 0 leaves them`() {
    let smoothed = test(smoothing: 0.98).smoothed
    #expect(abs(smoothed[0] - 2.499988940485716) < 1e-12 && abs(smoothed[50] - 2.3271696091107983) < 1e-12)
    let plain = test(smoothing: 0)
    #expect(plain.smoothed == plain.losses)
  }

  @Test(arguments: [(0.98, 97), (0.9, 93), (0.5, 90)])
  func `a test ends with the batch whose smoothed loss is above four times the lowest`(smoothing: Double, count: Int) {
    let test = test(smoothing: smoothing)
    #expect(test.rates.count == count && test.losses.count == count && test.hasExploded)
    #expect((test.smoothed.last ?? 0) > 4 * (test.smoothed.min() ?? 0))
  }

  @Test func `losses below zero may fall without ending the test`() {
    func test(_ losses: [Double]) -> RangeTest {
      RangeTest(
        label: "", rates: losses.indices.map { Double($0 + 1) }, losses: losses, planned: losses.count, smoothing: 0)
    }
    #expect(!test([-1, -2, -5, -20]).hasExploded && !test([-1, -2, 3.9]).hasExploded)
    #expect(test([-1, -2, 4.1, 5]).losses == [-1, -2, 4.1])
    #expect(test([1, 0.5, .nan, 1]).losses.count == 3)
  }

  @Test func `no rule speaks when the loss is lowest at an end of the rates`() {
    func test(_ losses: [Double]) -> RangeTest {
      RangeTest(
        label: "", rates: losses.indices.map { Double($0 + 1) }, losses: losses, planned: losses.count, smoothing: 0)
    }
    let falling = test((0..<40).map { 10 - 0.1 * Double($0) })
    let rising = test((0..<40).map { 10 + 0.1 * Double($0) })
    #expect(falling.openEnd == .largest && rising.openEnd == .smallest)
    for one in [falling, rising] { #expect(RangeTest.Rule.allCases.allSatisfy { one.rate(by: $0) == nil }) }
  }

  @Test func `the rate grows by one factor a step, and every step begins where the last one ended`() throws {
    let plan = RangeTestPlan(
      problem: ProblemPlan(surface: "square", starts: [.values([2])]), batchSizes: [.full], lowest: 1e-3, highest: 10,
      count: 60, smoothing: 0)
    let result = try RangeTestStudy(plan, in: TestLab.laboratory("line")).result()
    let test = try #require(result.tests.first)
    var (x, lowest) = (2.0, Double.infinity)
    for (index, loss) in test.losses.enumerated() {
      let rate = 1e-3 * Double.pow(1e4, Double(index) / 59)
      #expect(abs(test.rates[index] / rate - 1) < 1e-12)
      #expect(abs(loss - x * x) <= 1e-9 * x * x)
      #expect(lowest == .infinity || index == test.losses.count - 1 || loss <= 4 * lowest)
      lowest = min(lowest, loss)
      x *= 1 - 2 * test.rates[index]
    }
    #expect(test.hasExploded && (test.losses.last ?? 0) > 4 * lowest)
    #expect(result.isConsistent && result.tests.count == 1)
  }

  @Test func `batches are those of training, and what varies has a run each`() throws {
    let problem = ProblemPlan(losses: ["softmax"])
    let plan = RangeTestPlan(
      problem: problem, optimizers: ["sgd", "adam"], batchSizes: [32], lowest: 1e-5, highest: 1, count: 20)
    let result = try RangeTestStudy(plan, in: TestLab.laboratory("digits")).result()
    #expect(result.tests.map(\.label) == ["sgd", "adam"])
    let training = TrainingPlan(rates: [1e-5], batchSizes: [32], length: .steps(1))
    let curve = try CurveStudy(CurvePlan(problem: problem, training: training), in: TestLab.laboratory("digits"))
      .result()
    #expect(result.tests[0].losses.first == curve.series[0].traces[0].rows[0].loss)
  }

  @Test func `a result can be stored and drawn again`() throws {
    let plan = RangeTestPlan(problem: ProblemPlan(surface: "square"), batchSizes: [.full], lowest: 1e-3, count: 30)
    let result = try RangeTestStudy(plan, in: TestLab.laboratory("line")).result()
    let stored = try JSONEncoder().encode(result)
    #expect(try JSONDecoder().decode(RangeTestResult.self, from: stored).tests == result.tests)
  }
}
