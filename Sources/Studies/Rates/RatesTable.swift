import Descent
import GradientKit
package import Wording

extension RatesResult {
  /// The numbers behind a comparison of learning rates: a row a run.
  package var table: Table {
    let runs = lines.flatMap { line in
      line.series.flatMap { series in series.traces.map { (line: line, rate: series.rate, trace: $0) } }
    }
    return Table(runs) {
      Column("series") { $0.line.label }
      Column("rate") { $0.rate }
      Column("seed") { $0.trace.seed }
      Column("steps") { $0.trace.rows.last?.step }
      Column("loss") { $0.trace.rows.last?.loss }
      Column("train_loss") { $0.trace.rows.last?.training?.loss }
      Column("validation_loss") { $0.trace.rows.last?.validation?.loss }
      Column("train_accuracy") { $0.trace.rows.last?.training?.accuracy }
      Column("validation_accuracy") { $0.trace.rows.last?.validation?.accuracy }
      Column("verdict") { $0.trace.verdict.word }
    }
  }
}
