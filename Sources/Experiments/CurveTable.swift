import GradientKit

/// All numbers behind a training curve, as comma-separated values.
///
/// A row a step of every run; an empty cell is something that was not measured there. The verdict stands in a run's last
/// row.
public struct CurveTable: Sendable {
  private let result: CurveResult
  private let withSeconds: Bool

  /// The table of a result; `withSeconds` adds the one column that differs from run to run.
  public init(_ result: CurveResult, withSeconds: Bool) {
    self.result = result
    self.withSeconds = withSeconds
  }

  /// Writes the table, a chunk of lines at a time.
  public func write(to sink: (String) throws -> Void) rethrows {
    let parameterCount = result.series.flatMap(\.traces).map { $0.rows.first?.parameters?.count ?? 0 }.max() ?? 0
    var header =
      "series,seed,step,epoch,examples,loss_evaluations,gradient_evaluations,rate,loss,loss_smoothed,train_loss,"
      + "validation_loss,train_accuracy,validation_accuracy,gradient_norm"
    if withSeconds { header += ",seconds" }
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
    func cell(_ value: Double?) -> String { value.map { text($0) } ?? "" }
    var cells = [
      quoted(series.label), String(seed), String(row.step), text(row.epoch), String(row.counts.examples),
      String(row.counts.losses), String(row.counts.gradients), cell(row.rate), cell(row.loss), cell(smoothed),
      cell(row.training?.loss), cell(row.validation?.loss), cell(row.training?.accuracy),
      cell(row.validation?.accuracy),
      cell(row.gradientNorm),
    ]
    if withSeconds { cells.append(text(row.seconds)) }
    if parameterCount > 0 {
      let parameters = row.parameters ?? []
      for index in 0..<parameterCount { cells.append(index < parameters.count ? text(parameters[index]) : "") }
    }
    return cells.joined(separator: ",")
  }

  private func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  private func quoted(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
