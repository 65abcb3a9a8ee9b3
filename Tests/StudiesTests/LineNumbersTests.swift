import Descent
import GradientKit
import Studies
import TestSupport
import Testing
import Wording

/// Compares losses along a line with the printed and plotted values of the cs231n course notes on optimization: the
/// loss against the step, the loss against one weight, the error of a difference against its h.
struct LineNumbersTests {
  private func problem(
    _ loss: String, model: String, x: [Double], targets: Targets, normalization: Normalization
  ) throws -> Problem {
    try LearningProblem(
      model: TestLab.catalog.model(Spec(model)), loss: TestLab.catalog.loss(Spec(loss)),
      dataset: Dataset(
        name: "line", source: "", kind: .table,
        training: Examples(features: FeatureTable(doubles: x, width: 1), targets: targets),
        defaultNormalization: normalization, defaultValidationShare: 0), start: .zeros
    ).prepared(seed: 0)
  }

  /// Returns the least-squares line through points, at other positions.
  private func line(_ x: [Double], _ y: [Double], at places: [Double]) throws -> [Double] {
    try TestLab.run(
      "newton", on: problem("mse", model: "linear", x: x, targets: .numbers(y), normalization: .standardize), rate: 1,
      options: RunOptions(length: .steps(3), predictions: places.map { [$0] })
    ).predictions.map { $0.after[0] }
  }

  // MARK: cs231n: the step table as it is printed

  @Test func `cs231n: from 1e-4 on the printed losses lie on a line`() throws {
    let steps = [1e-4, 1e-3, 1e-2, 1e-1]
    let printed = [25.558142, 254.086573, 2539.370888, 25392.214036]
    let fitted = try line(steps, printed, at: steps + [0, 1])
    for (loss, expected) in zip(fitted, printed) { #expect(abs(loss - expected) < 3e-7) }
    #expect(abs(fitted[4] - 0.16609) < 5e-6)
    #expect(abs(fitted[5] - fitted[4] - 253_920.479) < 5e-4)
    for (index, ratio) in [9.9415, 9.9941, 9.9994].enumerated() {
      #expect(abs(fitted[index + 1] / fitted[index] - ratio) < 5e-5)
    }
  }

  @Test func `cs231n: the printed loss falls by 6.60e5 a step at first, which is ‖g‖²`() throws {
    let fitted = try line([0, 1e-10], [2.200718, 2.200652], at: [0, 1])
    #expect(abs(fitted[0] - fitted[1] - 6.60e5) < 500)
  }

  // MARK: cs231n: the SVM loss along one weight

  @Test func `cs231n: the loss of three examples against one weight is three broken lines`() throws {
    let svm = try problem(
      "svm", model: "linear:bias=false", x: [1, -0.5, 2], targets: .labels([0, 1, 2], classes: ["0", "1", "2"]),
      normalization: .none
    ).objective
    func loss(_ weight: Double) throws -> (value: Double, slope: Double) {
      var gradient = [0.0, 0, 0]
      let value = try svm.value(at: [weight, 0.5, -0.3], on: .all, gradient: &gradient)
      return (value, gradient[0])
    }
    let kinks = [-0.8, 0.7, 1.5, 2.5]
    let slopes = [-0.8333, -0.1667, 0.1667, 0.5, 0.6667]
    for (kink, (left, right)) in zip(kinks, zip(slopes, slopes.dropFirst())) {
      #expect(abs(try loss(kink - 1e-9).slope - left) < 5e-5)
      #expect(abs(try loss(kink + 1e-9).slope - right) < 5e-5)
    }
    // Straight between the kinks: the derivatives at both ends are equal.
    for (left, right) in zip([-3] + kinks, kinks + [5]) {
      let (from, to) = try (loss(left + 1e-9), loss(right - 1e-9))
      #expect(from.slope == to.slope)
      #expect(abs(to.value - from.value - from.slope * (right - left)) < 1e-8)
    }
    #expect(abs(try loss(0.7).value - 2.9) < 1e-15)
  }

  // MARK: cs231n: forward against central differences

  @Test func `cs231n: a smaller h is better until rounding takes over`() throws {
    let plan = CheckPlan(problem: ProblemPlan(surface: "function:sin(x)", starts: [.values([1])]))
    let steps = (1...15).map { Double("1e-\($0)") ?? .nan }
    let sweep = try DifferencesStudy(DifferencesPlan(check: plan, steps: steps), in: TestLab.laboratory("line"))
      .result()
      .sweep
    let forward = try #require(DifferenceSweep.best(steps, sweep.forward))
    let central = try #require(DifferenceSweep.best(steps, sweep.central))
    #expect(forward.step == 1e-8 && abs(forward.error - 3e-9) < 0.05e-9, "\(forward)")
    #expect(central.step == 1e-5 && abs(central.error - 1.1e-11) < 0.05e-11, "\(central)")
    // V-shaped: the errors decrease to the best h, and are large at the smallest h.
    for (errors, tip) in [(sweep.forward, 7), (sweep.central, 4)] {
      #expect(zip(errors[...tip], errors[1...tip]).allSatisfy { $0 > $1 })
      #expect((errors.last ?? 0) > 1e-3)
    }
  }
}
