import Descent
import Wording

/// The numbers behind a search: a row an evaluation of every run.
///
/// Accuracies are those of the best point so far, at the evaluations after which it was looked at; without a test part,
/// `test_accuracy` is that of the validation part.
package struct SearchTable: ResultTable {
  private let result: SearchResult

  /// The table of a result.
  package init(_ result: SearchResult) { self.result = result }

  /// Writes the table, a run at a time.
  package func write(to sink: (String) throws -> Void) rethrows {
    try sink("strategy,seed,evaluations,loss,best_loss,train_accuracy,test_accuracy\n")
    for strategy in result.strategies {
      for run in strategy.runs {
        var assessments = run.assessments[...]
        var lines = ""
        for (index, (loss, best)) in zip(run.losses, run.bestLosses).enumerated() {
          let assessment = assessments.first?.evaluations == index + 1 ? assessments.popFirst() : nil
          lines += [
            TableCell.text(strategy.label), String(run.seed), String(index + 1), TableCell.number(loss),
            TableCell.number(best), TableCell.number(assessment?.trainingAccuracy),
            TableCell.number(assessment?.accuracy),
          ].joined(separator: ",")
          lines += "\n"
        }
        try sink(lines)
      }
    }
  }
}
