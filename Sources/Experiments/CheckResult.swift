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
