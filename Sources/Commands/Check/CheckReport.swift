import Descent
import Studies
import Wording

/// The findings of a gradient check, as a person reads them.
struct CheckReport {
  private let result: CheckResult

  /// The report on a result.
  init(_ result: CheckResult) { self.result = result }

  /// What was checked, and what was found at each point.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// The same, line by line.
  var lines: [String] {
    let parameters = result.facts.parameters.description + " parameter" + (result.facts.parameters == 1 ? "" : "s")
    let examples = result.isSurface ? "" : ", \(result.exampleCount) examples"
    return ["\(result.subject): \(parameters)\(examples)"]
      + result.findings.flatMap { finding -> [String] in
        let place = finding.number.map { "random point \($0)" } ?? "the given point"
        return ["  \(place): \(finding.passed ? "passed" : "FAILED"), \(finding.summary)"]
          + (finding.worst.map { ["    worst: \($0)"] } ?? [])
      }
  }
}

/// What programs are told of a gradient check.
struct CheckSummary: Encodable {
  let subject: String
  let facts: ProblemFacts
  let passed: Bool
  let lines: [String]
  let sweep: DifferenceSweep

  /// The summary of a result.
  init(_ result: CheckResult, sweep: DifferenceSweep = DifferenceSweep(steps: [])) {
    subject = result.subject
    facts = result.facts
    passed = result.passed
    lines = CheckReport(result).lines
    self.sweep = sweep
  }
}
