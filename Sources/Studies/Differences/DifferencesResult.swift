import Descent
package import Wording

/// The errors of finite differences, with the check of the gradient they are compared to.
package struct DifferencesResult: Sendable, Codable {
  /// The check.
  package var check: CheckResult
  /// The errors.
  package var sweep: DifferenceSweep

  /// Creates a result.
  package init(check: CheckResult, sweep: DifferenceSweep) {
    self.check = check
    self.sweep = sweep
  }
}

extension DifferencesResult: StoredResult {
  /// Whether there are two errors for every step.
  package var isConsistent: Bool {
    check.facts.isConsistent && sweep.forward.count == sweep.steps.count && sweep.central.count == sweep.steps.count
  }
}

/// The errors of difference formulas against their step.
package struct DifferenceSweep: Sendable, Equatable, Codable {
  /// The steps h.
  package var steps: [Double]
  /// The largest error of (f(θ + h) − f(θ)) / h over the entries checked.
  package var forward: [Double] = []
  /// The largest error of (f(θ + h) − f(θ − h)) / 2h over the entries checked.
  package var central: [Double] = []

  /// Creates a sweep without errors.
  package init(steps: [Double]) { self.steps = steps }

  /// Returns the step with the smallest error, and that error; `nil` if there are no steps.
  package static func best(_ steps: [Double], _ errors: [Double]) -> (step: Double, error: Double)? {
    zip(steps, errors).filter { $0.1.isFinite }.min { $0.1 < $1.1 }.map { (step: $0.0, error: $0.1) }
  }
}

extension DifferenceSweep {
  /// The numbers behind a difference sweep: one row per step.
  package var table: Table {
    Table(steps.indices) {
      Column("h") { steps[$0] }
      Column("forward") { forward[$0] }
      Column("central") { central[$0] }
    }
  }
}
