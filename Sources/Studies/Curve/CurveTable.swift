import Descent
import GradientKit
package import Wording

extension CurveResult {
  /// A step of a run, as a row of the table.
  private struct Row {
    let series: Series
    let trace: Trace
    let index: Int
    let smoothedLoss: Double?

    var row: Trace.Row { trace.rows[index] }
    var isLast: Bool { index == trace.rows.count - 1 }
  }

  /// The numbers behind a training curve: a row a step of every run, with the verdict in a run's last row.
  package var table: Table {
    let parameterCount = series.flatMap(\.traces).map { $0.rows.first?.parameters?.count ?? 0 }.max() ?? 0
    let rows = series.lazy.flatMap { series in series.traces.lazy.flatMap { steps(of: $0, in: series) } }
    return Table(rows) {
      Column("series") { $0.series.label }
      Column("seed") { $0.trace.seed }
      Column("step") { $0.row.step }
      Column("epoch") { $0.row.epoch }
      Column("examples") { $0.row.counts.examples }
      Column("loss_evaluations") { $0.row.counts.losses }
      Column("gradient_evaluations") { $0.row.counts.gradients }
      Column("rate") { $0.row.rate }
      Column("loss") { $0.row.loss }
      Column("loss_smoothed") { $0.smoothedLoss }
      Column("train_loss") { $0.row.training?.loss }
      Column("validation_loss") { $0.row.validation?.loss }
      Column("train_accuracy") { $0.row.training?.accuracy }
      Column("validation_accuracy") { $0.row.validation?.accuracy }
      Column("gradient_norm") { $0.row.gradientNorm }
      if plan.recordsTime { Column("seconds") { $0.row.seconds } }
      for index in 0..<parameterCount {
        Column("p\(index)") { row in row.row.parameters.flatMap { index < $0.count ? $0[index] : nil } }
      }
      Column("verdict") { $0.isLast ? $0.trace.verdict.word : nil }
    }
  }

  private func steps(of trace: Trace, in series: Series) -> LazyMapSequence<Range<Int>, Row> {
    let smoothed = smoothedLosses(of: trace, in: series)
    return trace.rows.indices.lazy.map { Row(series: series, trace: trace, index: $0, smoothedLoss: smoothed[$0]) }
  }

  private func smoothedLosses(of trace: Trace, in series: Series) -> [Double?] {
    let measured = trace.rows.indices.filter { trace.rows[$0].loss != nil }
    var all = [Double?](repeating: nil, count: trace.rows.count)
    let measure: Measure = smooths(series, by: smoothing) ? .smoothedLoss : .batchLoss
    let smoothed = curve(measure, of: trace, against: .step)
    for (index, value) in zip(measured, smoothed.y) { all[index] = value }
    return all
  }
}
