package import Descent
package import Wording

/// The losses after one step of every size.
package struct StepsResult: Sendable, Codable {
  /// The plan that the result answers.
  package var plan: StepsPlan
  /// Facts about the examples.
  package var facts: ProblemFacts
  /// The sweeps, one per objective and start.
  package var sweeps: [StepSweep]

  /// Creates a result.
  package init(plan: StepsPlan, facts: ProblemFacts, sweeps: [StepSweep]) {
    self.plan = plan
    self.facts = facts
    self.sweeps = sweeps
  }
}

extension StepsResult: StoredResult {
  /// Whether every sweep has one loss per size.
  package var isConsistent: Bool {
    facts.isConsistent && !sweeps.isEmpty && sweeps.allSatisfy { $0.sizes.count == $0.losses.count }
  }
}

extension StepsResult {
  /// The numbers behind a step sweep: one row per size.
  ///
  /// The first column names the sweep if there are several.
  package var table: Table {
    let rows = sweeps.lazy.flatMap { sweep in sweep.states.indices.lazy.map { (sweep: sweep, index: $0) } }
    return Table(rows) {
      if sweeps.count > 1 { Column("series") { $0.sweep.label } }
      Column("step_size") { $0.sweep.sizes[$0.index] }
      Column("loss") { $0.sweep.losses[$0.index] }
      Column("change") { $0.sweep.changes[$0.index] }
      Column("state") { $0.sweep.states[$0.index].rawValue }
    }
  }
}
