package import Descent

/// What gradient checks came to.
package struct CheckResult: Sendable, Codable {
  /// What was checked, such as `svm on digits`.
  package var subject: String
  /// What is known about the examples.
  package var facts: ProblemFacts
  /// Whether every entry checked passed.
  package var passed: Bool
  /// What was found, a line each.
  package var lines: [String]
  /// The errors of differences against their step; without steps where nobody asked.
  package var sweep: DifferenceSweep

  /// A result.
  package init(subject: String, facts: ProblemFacts, passed: Bool, lines: [String], sweep: DifferenceSweep) {
    self.subject = subject
    self.facts = facts
    self.passed = passed
    self.lines = lines
    self.sweep = sweep
  }
}

extension CheckResult: StoredResult {
  /// Whether there are two errors for every step.
  package var isConsistent: Bool {
    facts.isConsistent && sweep.forward.count == sweep.steps.count && sweep.central.count == sweep.steps.count
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

  /// A sweep without errors yet.
  package init(steps: [Double]) { self.steps = steps }

  /// The step with the smallest error, and that error; `nil` for no steps.
  package static func best(_ steps: [Double], _ errors: [Double]) -> (step: Double, error: Double)? {
    zip(steps, errors).filter { $0.1.isFinite }.min { $0.1 < $1.1 }.map { (step: $0.0, error: $0.1) }
  }
}
