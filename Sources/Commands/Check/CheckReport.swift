import Descent
import Studies
import Wording

/// The findings of a gradient check, as text for the terminal.
struct CheckReport {
  private let result: CheckResult

  /// Creates the report of a result.
  init(_ result: CheckResult) { self.result = result }

  /// The subject of the check, and the findings at each point.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// The lines of the text.
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

/// The summary of a gradient check for `--json`.
struct CheckSummary: Encodable {
  let subject: String
  let facts: ProblemFacts
  let passed: Bool
  let lines: [String]
  let sweep: DifferenceSweep

  /// Creates the summary of a result.
  init(_ result: CheckResult, sweep: DifferenceSweep = DifferenceSweep(steps: [])) {
    subject = result.subject
    facts = result.facts
    passed = result.passed
    lines = CheckReport(result).lines
    self.sweep = sweep
  }
}
