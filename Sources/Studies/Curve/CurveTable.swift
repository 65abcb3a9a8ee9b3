import Descent
import GradientKit
import Wording

/// The numbers behind a training curve: a row a step of every run, with the verdict in a run's last row.
package struct CurveTable: ResultTable {
  private let result: CurveResult

  /// The table of a result.
  package init(_ result: CurveResult) { self.result = result }

  /// Writes the table, a chunk of lines at a time.
  package func write(to sink: (String) throws -> Void) rethrows {
    let parameterCount = result.series.flatMap(\.traces).map { $0.rows.first?.parameters?.count ?? 0 }.max() ?? 0
    var header =
      "series,seed,step,epoch,examples,loss_evaluations,gradient_evaluations,rate,loss,loss_smoothed,train_loss,"
      + "validation_loss,train_accuracy,validation_accuracy,gradient_norm"
    if result.plan.recordsTime { header += ",seconds" }
    for index in 0..<parameterCount { header += ",p\(index)" }
    header += ",verdict"
    try sink(header + "\n")

    for one in result.series {
      for trace in one.traces {
        let smoothed = smoothedLosses(of: trace)
        var chunk = ""
        for (index, row) in trace.rows.enumerated() {
          let verdict = index == trace.rows.count - 1 ? trace.verdict.word : ""
          chunk +=
            line(row, of: one, seed: trace.seed, smoothed: smoothed[index], parameterCount: parameterCount)
            + ",\(verdict)\n"
          if chunk.utf8.count > 1 << 16 {
            try sink(chunk)
            chunk = ""
          }
        }
        try sink(chunk)
      }
    }
  }

  private func smoothedLosses(of trace: Trace) -> [Double?] {
    let measured = trace.rows.indices.filter { trace.rows[$0].loss != nil }
    var all = [Double?](repeating: nil, count: trace.rows.count)
    let smoothed = result.curve(.smoothedLoss, of: trace, against: .step)
    for (index, value) in zip(measured, smoothed.y) { all[index] = value }
    return all
  }

  private func line(
    _ row: Trace.Row, of series: Series, seed: UInt64, smoothed: Double?, parameterCount: Int
  ) -> String {
    var cells = [
      TableCell.text(series.label), String(seed), String(row.step), TableCell.number(row.epoch),
      String(row.counts.examples),
      String(row.counts.losses), String(row.counts.gradients), TableCell.number(row.rate), TableCell.number(row.loss),
      TableCell.number(smoothed),
      TableCell.number(row.training?.loss), TableCell.number(row.validation?.loss),
      TableCell.number(row.training?.accuracy),
      TableCell.number(row.validation?.accuracy),
      TableCell.number(row.gradientNorm),
    ]
    if result.plan.recordsTime { cells.append(TableCell.number(row.seconds)) }
    if parameterCount > 0 {
      let parameters = row.parameters ?? []
      for index in 0..<parameterCount {
        cells.append(index < parameters.count ? TableCell.number(parameters[index]) : "")
      }
    }
    return cells.joined(separator: ",")
  }
}
