package import Descent
import GradientKit
package import Wording

/// The losses of a range test.
package struct RangeTestResult: Sendable, Codable {
  /// The plan.
  package var plan: RangeTestPlan
  /// Facts about the examples.
  package var facts: ProblemFacts
  /// The runs, one for every combination of the plan's values.
  package var tests: [RangeTest]

  /// Creates a result.
  package init(plan: RangeTestPlan, facts: ProblemFacts, tests: [RangeTest]) {
    self.plan = plan
    self.facts = facts
    self.tests = tests
  }
}

extension RangeTestResult: StoredResult {
  /// Whether every run has one loss per rate.
  package var isConsistent: Bool {
    facts.isConsistent && !tests.isEmpty && StoredNumber.counts.contains(plan.count)
      && tests.allSatisfy {
        $0.rates.count == $0.losses.count && StoredNumber.counts.contains($0.planned) && (0..<1).contains($0.smoothing)
      }
  }
}

extension RangeTestResult {
  /// The numbers behind a range test: one row per batch.
  ///
  /// With several runs, the first column names the run.
  package var table: Table {
    let rows = tests.lazy.flatMap { test in
      zip(test.rates.indices, test.smoothed).lazy.map { (test: test, index: $0, smoothed: $1) }
    }
    return Table(rows) {
      if tests.count > 1 { Column("series") { $0.test.label } }
      Column("step") { $0.index }
      Column("rate") { $0.test.rates[$0.index] }
      Column("loss") { $0.test.losses[$0.index] }
      Column("loss_smoothed") { $0.smoothed }
    }
  }
}

/// One run whose rate grows with every batch, until the loss explodes.
package struct RangeTest: Sendable, Codable, Equatable {
  /// A rule that reads a rate from the smoothed losses: the four of fastai's `lr_find`.
  package enum Rule: String, Sendable, Codable, CaseIterable {
    /// Valley: the middle of the longest decrease.
    case valley
    /// Slide: the largest rate before the sign of the slope changes for good.
    case slide
    /// Minimum/10: a tenth of the rate with the lowest loss.
    case tenthOfMinimum = "minimum/10"
    /// Steep: the rate at which the loss falls most steeply over the logarithm of the rate.
    case steep
  }

  /// The test ends when the smoothed loss exceeds this multiple of the lowest one.
  static let explosion = 4.0

  /// The label that distinguishes the run from others of its plan; the loss or surface if it is the only one.
  package var label: String
  /// The rate of each batch, ascending.
  package var rates: [Double]
  /// The loss of each batch, before the step with its rate.
  package var losses: [Double]
  /// The number of planned batches.
  package var planned: Int
  /// The weight of the exponential moving average.
  package var smoothing: Double

  /// Creates a run, cut off after the batch at which the smoothed loss explodes.
  package init(label: String, rates: [Double], losses: [Double], planned: Int, smoothing: Double) {
    self.label = label
    self.planned = planned
    self.smoothing = smoothing
    (self.rates, self.losses) = (rates, losses)
    var lowest = Double.infinity
    for (index, loss) in smoothed.enumerated() {
      lowest = min(lowest, loss)
      // Four times the lowest loss if that is positive; otherwise the same distance above it.
      guard !(loss - lowest <= (Self.explosion - 1) * lowest.magnitude) else { continue }
      (self.rates, self.losses) = (Array(rates[...index]), Array(losses[...index]))
      return
    }
  }

  /// The exponential moving average of the losses, corrected for its start at zero.
  package var smoothed: [Double] {
    var (sum, weight) = (0.0, 0.0)
    return losses.map { loss in
      sum = smoothing * sum + (1 - smoothing) * loss
      weight = smoothing * weight + (1 - smoothing)
      return sum / weight
    }
  }

  /// Whether the loss exploded before the last batch.
  package var hasExploded: Bool { rates.count < planned }

  /// The index of the lowest smoothed loss.
  package var lowest: Int? {
    let smoothed = smoothed
    return smoothed.indices.filter { smoothed[$0].isFinite }.min { smoothed[$0] < smoothed[$1] }
  }

  /// The end of the rates at which the loss is lowest, where the rules do not apply; `nil` for neither.
  package var openEnd: StepSweep.OpenEnd? {
    switch lowest {
    case rates.count - 1: .largest
    case 0: .smallest
    default: nil
    }
  }

  /// Returns the rate that a rule reads; `nil` if there is none, or if the loss is lowest at an end of the rates.
  ///
  /// As in fastai, the first tenth of the planned batches and the last five are ignored.
  package func rate(by rule: Rule) -> Double? {
    let used = planned / 10..<max(planned / 10, rates.count - 5)
    guard openEnd == nil, !used.isEmpty else { return nil }
    let finder = RateFinder(rates: Array(rates[used]), losses: Array(smoothed[used]))
    switch rule {
    case .valley: return finder.valley
    case .slide: return finder.slide
    case .tenthOfMinimum: return finder.tenthOfMinimum
    case .steep: return finder.steepest
    }
  }
}
