import Descent
package import Wording

extension SearchResult {
  /// The numbers behind a search: a row an evaluation of every run.
  ///
  /// Accuracies are those of the best point so far, at the evaluations after which it was looked at; without a test part,
  /// `test_accuracy` is that of the validation part.
  package var table: Table {
    let runs = strategies.lazy.flatMap { strategy in
      strategy.runs.lazy.map { run in
        let assessments = run.assessments.map { ($0.evaluations, $0) }
        return (
          label: strategy.label, run: run, best: run.bestLosses, assessed: Dictionary(assessments) { first, _ in first }
        )
      }
    }
    let rows = runs.flatMap { run in run.run.losses.indices.lazy.map { (run: run, index: $0) } }
    return Table(rows) {
      Column("strategy") { $0.run.label }
      Column("seed") { $0.run.run.seed }
      Column("evaluations") { $0.index + 1 }
      Column("loss") { $0.run.run.losses[$0.index] }
      Column("best_loss") { $0.run.best[$0.index] }
      Column("train_accuracy") { $0.run.assessed[$0.index + 1]?.trainingAccuracy }
      Column("test_accuracy") { $0.run.assessed[$0.index + 1]?.accuracy }
    }
  }
}
