import Builtins
import Descent
import GradientKit
import Studies
import TestSupport
import Wording

/// Made-up results of training for tests of charts, so that a figure does not depend on the numerics of training.
enum SampleResult {
  /// Returns a run of `epochs` epochs of `perEpoch` steps, with a noisy loss that falls from `start`.
  static func trace(
    seed: UInt64 = 0, epochs: Int = 4, perEpoch: Int = 5, from start: Double = 2.3, decades: Double = 0.7,
    isFull: Bool = false, hasClasses: Bool = true, hasValidation: Bool = true, verdict: Verdict = .budget
  ) -> Trace {
    var random = RandomSource(seed: seed, for: .check)
    var trace = Trace(seed: seed)
    let steps = epochs * perEpoch
    for step in 0...steps {
      let progress = Double(step) / Double(steps)
      let loss = start * Double.pow(10, -decades * progress)
      let noise = isFull ? 1 : 1 + 0.15 * random.normal()
      var counts = EvaluationCounts()
      (counts.gradients, counts.examples) = (step, 32 * step)
      var row = Trace.Row(
        step: step, epoch: Double(step) / Double(perEpoch), counts: counts, seconds: 0.001 * Double(step),
        parameters: nil)
      if step < steps || isFull { row.loss = loss * noise }
      if step < steps { (row.rate, row.gradientNorm) = (0.1, 2 * loss * noise) }
      if step % perEpoch == 0 {
        row.training = Assessment(loss: loss, accuracy: hasClasses ? 1 - 0.8 * Double.pow(10, -2 * progress) : nil)
        if hasValidation {
          row.validation = Assessment(
            loss: 1.1 * loss, accuracy: hasClasses ? 0.97 - 0.8 * Double.pow(10, -2 * progress) : nil)
        }
      }
      trace.rows.append(row)
    }
    trace.verdict = verdict
    if case .diverged(let step) = verdict {
      trace.rows.removeSubrange((step + 1)...)
      trace.rows[step].loss = .infinity
      trace.rows[step].training = nil
      trace.rows[step].validation = nil
    }
    return trace
  }

  /// Returns the result of a plan whose series are given as labels with their traces.
  static func result(
    _ plan: CurvePlan, _ series: [(label: String, rate: Double, traces: [Trace])], hasClasses: Bool = true,
    validationCount: Int = 360, smoother: String = "weight=0.9"
  ) throws -> CurveResult {
    var facts = ProblemFacts()
    facts.data = hasClasses ? "digits" : "line"
    facts.classes = hasClasses ? (0...9).map { "\($0)" } : []
    (facts.trainingCount, facts.validationCount) = (hasClasses ? 12_437 : 3, validationCount)
    facts.normalization = hasClasses ? .unit : Normalization.none
    var settings = Settings(smoother, for: "ema")
    var result = CurveResult(
      plan: plan, facts: facts,
      series: series.enumerated().map { index, series in
        // What a plan has several of goes round.
        func one<Value>(_ values: [Value]) -> Value { values[index % values.count] }
        return Series(
          label: series.label, subject: one(plan.problem.subject.subjects), start: one(plan.problem.starts),
          optimizer: one(plan.training.optimizers), schedule: one(plan.training.schedules), rate: series.rate,
          isRateChosen: !plan.training.rates.isEmpty, batchSize: one(plan.training.batchSizes), traces: series.traces)
      })
    result.smoothings = [
      Smoothing(try ExponentialMean(&settings), isChosen: plan.training.batchSizes.contains { $0 != .full })
    ]
    return result
  }

  /// Returns one loss on images of digits, in batches.
  static func single() throws -> CurveResult {
    try result(CurvePlan(losses: ["softmax"], rates: [0.1]), [("softmax", 0.1, [trace()])])
  }

  /// Returns three losses side by side.
  static func several() throws -> CurveResult {
    try result(
      CurvePlan(losses: ["svm", "softmax", "squared-svm"], rates: [0.1]),
      [
        ("svm", 0.1, [trace(seed: 1, from: 5)]), ("softmax", 0.1, [trace(seed: 2)]),
        ("squared-svm", 0.1, [trace(seed: 3, from: 8, decades: 0.5)]),
      ])
  }

  /// Returns two optimizers with five seeds each, of which two diverge.
  static func seeds() throws -> CurveResult {
    try result(
      CurvePlan(losses: ["softmax"], optimizers: ["sgd", "adam"], seedCount: 5),
      [
        ("sgd", 0.1, (0..<5).map { trace(seed: $0, from: 2.3 + 0.2 * Double($0)) }),
        (
          "adam", 0.001,
          (5..<10).map { trace(seed: $0, decades: 1, verdict: $0 < 7 ? .diverged(step: 9) : .budget) }
        ),
      ])
  }

  /// Returns full batches on three points: no noise, no classes, no held-out examples, and four decades.
  static func fullBatch() throws -> CurveResult {
    try result(
      CurvePlan(losses: ["mse"], rates: [0.01, 0.1, 0.3], batchSizes: [.full], length: .epochs(20)),
      [
        ("rate 0.01", 0.01, [plain(decades: 1)]), ("rate 0.1", 0.1, [plain(decades: 4)]),
        ("rate 0.3", 0.3, [plain(decades: -3, verdict: .diverged(step: 12))]),
      ], hasClasses: false, validationCount: 0)
  }

  private static func plain(decades: Double, verdict: Verdict = .budget) -> Trace {
    trace(
      epochs: 20, perEpoch: 1, from: 4.67, decades: decades, isFull: true, hasClasses: false, hasValidation: false,
      verdict: verdict)
  }
}
