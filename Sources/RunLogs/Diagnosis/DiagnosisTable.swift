import Descent
import Studies
import Wording

/// What was found in logs: a row a finding.
package struct DiagnosisTable: ResultTable {
  private let findings: [RunFinding]

  /// The table of what is found in the lines of logs.
  package init(_ result: LogsResult) { findings = RunDiagnosis(result).findings }

  /// Writes the table.
  package func write(to sink: (String) throws -> Void) rethrows {
    try sink("run,column,finding,x,y,text\n")
    for finding in findings {
      let texts = [finding.run, finding.column, finding.kind.rawValue].map(TableCell.text)
      let numbers = [finding.x, finding.y].map { TableCell.number($0) }
      try sink((texts + numbers + [TableCell.text(finding.text)]).joined(separator: ",") + "\n")
    }
  }
}
