import RunLogs
import Wording

/// What logs hold, for `logs --list`: a table a run.
struct LogsListing {
  private let logs: [Log]
  private let x: String?

  /// The listing of some logs, against another x than the usual where one is named.
  init(_ logs: [Log], x: String?) {
    self.logs = logs
    self.x = x
  }

  /// The tables; a star marks the columns that are drawn when none is named.
  var text: String { logs.map(section).joined(separator: "\n") }

  private func section(_ log: Log) -> String {
    let summary = LogSummary(of: log, x: x)
    let rows = log.rowCount == 1 ? "1 row" : "\(log.rowCount) rows"
    var table = TextTable(["column", "", "values", summary.xName, "least", "greatest", "not finite"])
    for row in summary.rows {
      table.add([
        row.column, summary.drawn.contains(row.column) ? "*" : "", String(row.count),
        row.isText ? "" : range(row.x), row.isText ? "text" : LogsReport.short(row.values?.lowerBound),
        LogsReport.short(row.values?.upperBound), row.notFinite > 0 ? String(row.notFinite) : "",
      ])
    }
    return "\(log.name): \(log.kind.rawValue), \(rows), x: \(summary.xName) (\(log.path))\n" + table.text
  }

  private func range(_ values: ClosedRange<Double>?) -> String {
    values.map { "\(LogsReport.short($0.lowerBound))–\(LogsReport.short($0.upperBound))" } ?? ""
  }
}
