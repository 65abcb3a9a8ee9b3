package import Wording

extension RunDiagnosis {
  /// What was found in logs: a row for each finding.
  package var table: Table {
    Table(findings) {
      Column("run") { $0.run }
      Column("column") { $0.column }
      Column("finding") { $0.kind.rawValue }
      Column("x") { $0.x }
      Column("y") { $0.y }
      Column("text") { $0.text }
    }
  }
}
