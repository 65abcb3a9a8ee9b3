package import Wording

extension DifferenceSweep {
  /// The numbers behind a sweep over the step of differences: a row a step.
  package var table: Table {
    Table(steps.indices) {
      Column("h") { steps[$0] }
      Column("forward") { forward[$0] }
      Column("central") { central[$0] }
    }
  }
}
