import GradientKit
import Testing

@Suite struct GradientCheckTests {
  @Test func `a formula agrees with its own differences`() {
    let report = GradientCheck().report(on: FormulaLoss(slope: { 2 * $0 }, value: { $0 * $0 }))
    #expect(report.passed)
    #expect(report.kinks == 0)
    #expect(GradientBand(relativeError: report.worst.first?.severity ?? 1) == .excellent, "\(report)")
  }

  @Test func `a kink is counted, not failed`() {
    let report = GradientCheck().report(on: FormulaLoss(slope: { $0 < 0 ? -1 : 1 }, value: \.magnitude))
    #expect(report.passed, "\(report)")
    // Prediction and target are equal at five of the fixed pairs.
    #expect(report.kinks == 5)
  }

  @Test func `a wrong slope at a kink is failed`() {
    let report = GradientCheck().report(on: FormulaLoss(slope: { $0 == 0 ? 7 : $0 < 0 ? -1 : 1 }, value: \.magnitude))
    #expect(report.differing == 5)
  }

  @Test func `a wrong slope is named with both numbers`() {
    let report = GradientCheck().report(on: FormulaLoss(slope: { $0 }, value: { $0 * $0 }))
    #expect(!report.passed)
    #expect(report.worst.count == 5)
    #expect(report.worst.allSatisfy { $0.outcome == .differs && ($0.relativeError - 0.5).magnitude < 1e-3 })
    #expect(report.description.hasPrefix("the gradient is wrong in "))
    #expect(report.description.contains("slope "))
  }

  @Test func `a slope that is no number is failed where the loss is finite`() {
    let report = GradientCheck().report(on: FormulaLoss(slope: { $0 == 0 ? .nan : 2 * $0 }, value: { $0 * $0 }))
    #expect(report.differing == 5)
  }

  @Test func `a loss that is not the formula's is failed`() {
    let report = GradientCheck().report(on: FormulaLoss(slope: { 2 * $0 }, loss: { $0 * $0 + 1 }, value: { $0 * $0 }))
    #expect(!report.passed)
    #expect(report.description.hasPrefix("the losses are wrong in "))
  }

  @Test func `places where a loss is not finite are counted, and all of them are a failure`() {
    let some = GradientCheck().report(on: FormulaLoss(slope: { 1 / $0 }, value: { $0 > 0 ? Double.log($0) : .nan }))
    #expect(some.passed, "\(some)")
    #expect(some.undefined > 0)
    #expect(some.description.contains("not finite, such as at prediction"))
    #expect(!GradientCheck().report(on: FormulaLoss { _ in .nan }).passed)
  }

  // The tolerance |a − n| ≤ 1e-5 + 1e-3 |n|, on both sides of it.
  @Test(arguments: [(1000.9, true), (1001.2, false)])
  func `slopes may be off by one in a thousand`(slope: Double, agrees: Bool) {
    let entry = GradientCheck().compare(slope: slope, at: 0, place: "here", here: 0) { 1000 * $0 }
    #expect((entry.outcome == .agrees) == agrees)
  }

  @Test func `zero against zero is no error`() {
    let entry = GradientCheck().compare(slope: 0, at: 1, place: "here", here: 3) { _ in 3 }
    #expect(entry.relativeError == 0)
    #expect(entry.band == .excellent)
  }

  @Test func `rounding where a slope should be zero is not the worst entry`() {
    var report = GradientReport()
    let tiny = GradientCheck().compare(slope: 1e-17, at: 0, place: "tiny", here: 0) { _ in 0 }
    #expect(tiny.relativeError == 1)
    report.add(tiny)
    report.add(GradientCheck().compare(slope: 1.0001, at: 0, place: "off", here: 0) { $0 })
    #expect(report.worst.map(\.place) == ["off", "tiny"])
  }

  @Test func `slopes that are zero but for rounding have no relative error, and are counted`() {
    // −1.7e-18 next to −5.6e-12 is zero to the rounding of a loss of 1.
    let zero = GradientCheck().compare(slope: -1.7e-18, at: 0, place: "entry 2", here: 1) { $0 < 0 ? 1 : 1.0.nextDown }
    #expect(zero.relativeError == 0 && zero.band == .excellent)
    #expect(zero.description.hasSuffix("(zero but for rounding)"))
    let small = GradientCheck().compare(slope: 1e-6, at: 0, place: "entry 3", here: 1) { 1 + 1e-6 * $0 }
    var report = GradientReport()
    report.add(zero)
    report.add(small)
    #expect(report.zeros == 1 && report.worst.map(\.place) == ["entry 3", "entry 2"])
    #expect(report.passed && report.description.contains("1 zero on both sides"))
  }

  @Test func `a check that could compare no slope has not passed`() {
    var report = GradientReport()
    report.add(GradientCheck().compare(loss: 1, formula: 1, place: "beside its gradient"))
    report.add(GradientCheck().compare(slope: 0, at: 0, place: "entry 0", here: 0) { max(0, $0) })
    #expect(report.kinks == 1 && !report.passed)
    #expect(report.description == "no slope could be compared; 1 more at kinks crossed")
  }

  // cs231n, "Gradient checks": the bands of the relative error.
  @Test(arguments: [
    (1e-8, GradientBand.excellent), (1e-5, .acceptable), (1e-3, .doubtful), (0.1, .wrong), (.infinity, .wrong),
    (.nan, .wrong),
  ])
  func `relative errors fall into bands`(error: Double, band: GradientBand) {
    #expect(GradientBand(relativeError: error) == band)
  }

  @Test func `an objective's entries can be sampled`() throws {
    let check = GradientCheck()
    let point = (0..<100).map(Double.init)
    let all = try check.report(on: Bowl(wrongEntry: 17), at: point)
    #expect(all.compared == 101)
    #expect(all.differing == 1)
    #expect(all.worst.first?.description.hasPrefix("entry 17: slope ") == true)
    let few = try check.report(on: Bowl(wrongEntry: nil), at: point, sample: 10)
    #expect(few.compared == 11)
    #expect(few.passed)
  }

  @Test func `reports add up`() {
    var sum = GradientCheck().report(on: FormulaLoss { $0 * $0 })
    let other = GradientCheck().report(on: FormulaLoss(slope: { $0 }, value: { $0 * $0 }))
    let (compared, differing) = (sum.compared, other.differing)
    sum.add(other)
    #expect(sum.compared == compared + other.compared)
    #expect(sum.differing == differing)
    #expect(sum.worst.first?.outcome == .differs)
  }
}

/// A loss of prediction − target whose parts can be made inconsistent.
private struct FormulaLoss: RegressionLoss {
  static let name = "formula"
  static let summary = "for a test"
  let slope: @Sendable (Double) -> Double
  let loss: @Sendable (Double) -> Double
  let formula: @Sendable (Double) -> Double

  init(
    slope: (@Sendable (Double) -> Double)? = nil, loss: (@Sendable (Double) -> Double)? = nil,
    value formula: @escaping @Sendable (Double) -> Double
  ) {
    self.slope = slope ?? { x in (formula(x + 1e-6) - formula(x - 1e-6)) / 2e-6 }
    self.loss = loss ?? formula
    self.formula = formula
  }

  init(_ settings: inout Settings) throws { self.init { $0 } }

  func value<S: Scalar>(_ prediction: S, _ target: S) -> S { S(formula(prediction.primal - target.primal)) }

  func evaluate(
    _ predictions: Span<Double>, against targets: Span<Double>, losses: inout MutableSpan<Double>,
    slopes: inout MutableSpan<Double>
  ) {
    for index in predictions.indices {
      losses[index] = loss(predictions[index] - targets[index])
      slopes[index] = slope(predictions[index] - targets[index])
    }
  }
}

/// Σ x², with a wrong entry in its gradient.
private struct Bowl: Objective {
  let wrongEntry: Int?
  var dimension: Int { 100 }
  var exampleCount: Int { 1 }

  func value(at point: [Double], on batch: Batch) -> Double { point.reduce(0) { $0 + $1 * $1 } }

  func value(at point: [Double], on batch: Batch, gradient: inout [Double]) -> Double {
    gradient = point.map { 2 * $0 }
    if let wrongEntry { gradient[wrongEntry] += 1 }
    return value(at: point, on: batch)
  }
}
