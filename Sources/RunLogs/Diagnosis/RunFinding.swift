package import Wording

/// Something that happened in a run, and where it shows.
package struct RunFinding: Sendable, Equatable, Codable {
  /// What can happen.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    /// Values that are not finite.
    case notFinite = "not finite"
    /// It ends worse than it began.
    case diverged
    /// It ends clearly worse than its best, but not worse than it began.
    case rises = "rises again"
    /// A value far above those before and after it.
    case spike
    /// Nothing is gained any more.
    case plateau
    /// Validation gets worse while training gets better.
    case overfitting
    /// The rate goes up at once.
    case rateJump = "rate jumps"
    /// The noise repeats.
    case period
    /// The noise is as large as what is measured.
    case noise
  }

  /// The run.
  package let run: String
  /// The column.
  package let column: String
  /// What happened.
  package let kind: Kind
  /// Where it shows, or where it begins.
  package let x: Double
  /// The value there.
  package let y: Double
  /// What happened, in a sentence without its full stop.
  package let text: String
}

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
