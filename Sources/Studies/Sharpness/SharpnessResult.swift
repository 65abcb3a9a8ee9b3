package import Descent
package import Wording

/// The result of a ``SharpnessPlan``.
package struct SharpnessResult: Sendable, Codable {
  /// A measurement before one step of a run.
  package struct Measurement: Sendable, Codable, Equatable {
    /// The number of updates before.
    package var step: Int
    /// The number of passes over the training examples before.
    package var epoch: Double
    /// The value of the whole objective.
    package var loss: Double
    /// The largest eigenvalue of the Hessian.
    package var sharpness: Double
    /// The largest eigenvalue for which steps at this rate are stable on a quadratic; `nil` if it is unknown.
    package var limit: Double?

    /// Creates a measurement.
    package init(step: Int, epoch: Double, loss: Double, sharpness: Double, limit: Double?) {
      self.step = step
      self.epoch = epoch
      self.loss = loss
      self.sharpness = sharpness
      self.limit = limit
    }
  }

  /// The plan that the result answers.
  package var plan: SharpnessPlan
  /// The runs, with the rows of the measured steps.
  package var runs: CurveResult
  /// The measurements, by series and then by seed.
  package var measurements: [[[Measurement]]]

  /// Creates a result.
  package init(plan: SharpnessPlan, runs: CurveResult, measurements: [[[Measurement]]]) {
    self.plan = plan
    self.runs = runs
    self.measurements = measurements
  }

  /// Facts about the examples.
  package var facts: ProblemFacts { runs.facts }

  /// Returns whether any run of a series reaches the limit at any measurement.
  package func reachesLimit(_ series: Int) -> Bool { measurements[series].contains { firstAtLimit($0) != nil } }

  /// Returns the first measurement of a run at or above the limit.
  package func firstAtLimit(_ run: [Measurement]) -> Measurement? {
    run.first { one in one.limit.map { one.sharpness >= $0 } ?? false }
  }
}

extension SharpnessResult: StoredResult {
  /// Whether every run has its measurements, at steps that are counts.
  package var isConsistent: Bool {
    StoredNumber.counts.contains(plan.every ?? 1) && runs.isConsistent && measurements.count == runs.series.count
      && zip(measurements, runs.series).allSatisfy { $0.count == $1.traces.count }
      && measurements.joined().joined().allSatisfy { StoredNumber.counts.contains($0.step) }
  }
}

extension SharpnessResult {
  /// The numbers behind a figure of sharpness: one row per measurement.
  package var table: Table {
    let rows = zip(runs.series, measurements).lazy.flatMap { series, runs in
      zip(series.traces, runs).lazy.flatMap { trace, run in
        run.lazy.map { (label: series.label, seed: trace.seed, one: $0) }
      }
    }
    return Table(rows) {
      Column("series") { $0.label }
      Column("seed") { $0.seed }
      Column("step") { $0.one.step }
      Column("epoch") { $0.one.epoch }
      Column("loss") { $0.one.loss }
      Column("sharpness") { $0.one.sharpness }
      Column("stability_limit") { $0.one.limit }
    }
  }
}
