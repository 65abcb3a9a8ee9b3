import Wording

/// The numbers behind a sweep over the step of differences: a row a step.
package struct DifferencesTable: ResultTable {
  private let sweep: DifferenceSweep

  /// The table of a sweep.
  package init(_ sweep: DifferenceSweep) { self.sweep = sweep }

  /// Writes the table.
  package func write(to sink: (String) throws -> Void) rethrows {
    try sink("h,forward,central\n")
    for index in sweep.steps.indices {
      try sink("\(sweep.steps[index]),\(sweep.forward[index]),\(sweep.central[index])\n")
    }
  }
}
