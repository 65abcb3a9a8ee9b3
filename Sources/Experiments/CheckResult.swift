/// What gradient checks came to.
public struct CheckResult: Sendable, Codable {
  /// What was checked, such as `svm on digits`.
  public var subject: String
  /// What is known about the examples.
  public var facts: ProblemFacts
  /// Whether every entry checked passed.
  public var passed: Bool
  /// What was found, a line each.
  public var lines: [String]
  /// The errors of differences against their step; without steps where nobody asked.
  public var sweep: DifferenceSweep

  /// A result.
  public init(subject: String, facts: ProblemFacts, passed: Bool, lines: [String], sweep: DifferenceSweep) {
    self.subject = subject
    self.facts = facts
    self.passed = passed
    self.lines = lines
    self.sweep = sweep
  }
}
