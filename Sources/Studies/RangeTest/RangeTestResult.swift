package import Descent
import GradientKit
package import Wording

/// The losses of a range test.
package struct RangeTestResult: Sendable, Codable {
  /// The question.
  package var plan: RangeTestPlan
  /// What is known about the examples.
  package var facts: ProblemFacts
  /// The runs, one for every combination of what the plan varies.
  package var tests: [RangeTest]

  /// A result.
  package init(plan: RangeTestPlan, facts: ProblemFacts, tests: [RangeTest]) {
    self.plan = plan
    self.facts = facts
    self.tests = tests
  }
}

extension RangeTestResult: StoredResult {
  /// Whether every run has a loss for every rate.
  package var isConsistent: Bool {
    facts.isConsistent && !tests.isEmpty && StoredNumber.counts.contains(plan.count)
      && tests.allSatisfy {
        $0.rates.count == $0.losses.count && StoredNumber.counts.contains($0.planned) && (0..<1).contains($0.smoothing)
      }
  }
}

extension RangeTestResult {
  /// The numbers behind a range test: a row a batch.
  ///
  /// The first column names the run where there are several.
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

/// One run whose rate grew with every batch, as far as the loss did not explode.
package struct RangeTest: Sendable, Codable, Equatable {
  /// A rule that reads a rate from the smoothed losses: the four of fastai's `lr_find`.
  package enum Rule: String, Sendable, Codable, CaseIterable {
    /// The middle of the longest fall.
    case valley
    /// The largest rate before the slope changes for good.
    case slide
    /// A tenth of the rate with the lowest loss.
    case tenthOfMinimum = "minimum/10"
    /// Where the loss falls most over the logarithm of the rate.
    case steep
  }

  /// A smoothed loss above this many times the lowest one ends the test.
  static let explosion = 4.0

  /// What sets the run apart from the others of its plan; the loss or surface where there is only one.
  package var label: String
  /// The rate of each batch, ascending.
  package var rates: [Double]
  /// The loss of each batch, before the step of its rate.
  package var losses: [Double]
  /// The number of batches that were planned.
  package var planned: Int
  /// The weight of the exponential mean.
  package var smoothing: Double

  /// A run, cut off after the batch at which the smoothed loss explodes.
  package init(label: String, rates: [Double], losses: [Double], planned: Int, smoothing: Double) {
    self.label = label
    self.planned = planned
    self.smoothing = smoothing
    (self.rates, self.losses) = (rates, losses)
    var lowest = Double.infinity
    for (index, loss) in smoothed.enumerated() {
      lowest = min(lowest, loss)
      // Four times the lowest loss where it is positive, and as far above it where it is not.
      guard !(loss - lowest <= (Self.explosion - 1) * lowest.magnitude) else { continue }
      (self.rates, self.losses) = (Array(rates[...index]), Array(losses[...index]))
      return
    }
  }

  /// The exponentially weighted mean of the losses, corrected for its start at zero.
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

  /// The position of the lowest smoothed loss.
  package var lowest: Int? {
    let smoothed = smoothed
    return smoothed.indices.filter { smoothed[$0].isFinite }.min { smoothed[$0] < smoothed[$1] }
  }

  /// The end of the rates at which the loss is lowest, so that rules cannot speak; `nil` for neither.
  package var openEnd: StepSweep.OpenEnd? {
    switch lowest {
    case rates.count - 1: .largest
    case 0: .smallest
    default: nil
    }
  }

  /// The rate that a rule reads; `nil` where it has no answer, or the loss is lowest at an end of the rates.
  ///
  /// As in fastai the first tenth of the planned batches and the last five are left out.
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
