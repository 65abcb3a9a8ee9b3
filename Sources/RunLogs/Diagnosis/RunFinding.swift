package import Wording

/// A finding about a run, with its position.
package struct RunFinding: Sendable, Equatable, Codable {
  /// The kinds of findings.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// Values are not finite.
    case notFinite = "not finite"
    /// The line ends worse than it began.
    case diverged
    /// The line ends clearly worse than its best, but not worse than it began.
    case rises = "rises again"
    /// A value is far above its neighbours.
    case spike
    /// The line no longer improves.
    case plateau
    /// Validation gets worse while training gets better.
    case overfitting
    /// The rate increases at once.
    case rateJump = "rate jumps"
    /// The noise is periodic.
    case period
    /// The noise is as large as the measured quantity.
    case noise
  }

  /// The run.
  package let run: String
  /// The column.
  package let column: String
  /// The kind of the finding.
  package let kind: Kind
  /// The position of the finding, or its start.
  package let x: Double
  /// The value at that position.
  package let y: Double
  /// A description, as a sentence without a final full stop.
  package let text: String
}

extension RunDiagnosis {
  /// The findings in logs, one row per finding.
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
