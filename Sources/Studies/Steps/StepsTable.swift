package import Wording

extension StepsResult {
  /// The numbers behind a step sweep: a row a size.
  ///
  /// The first column names the sweep where there are several.
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
