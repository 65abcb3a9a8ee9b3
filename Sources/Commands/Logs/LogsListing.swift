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
    let table = Table(summary.rows) {
      Column(heading: "column") { $0.column }
      Column(heading: "") { summary.drawn.contains($0.column) ? "*" : nil }
      Column(heading: "values") { $0.count }
      Column(heading: summary.xName) { $0.isText ? nil : Self.range($0.x) }
      Column(heading: "least", .digitsUnlessWhole(4)) { row -> TableCell in
        row.isText ? "text".tableCell : row.values?.lowerBound.tableCell ?? .missing
      }
      Column(heading: "greatest", .digitsUnlessWhole(4)) { $0.values?.upperBound }
      Column(heading: "not finite") { $0.notFinite > 0 ? $0.notFinite : nil }
    }
    return "\(log.name): \(log.kind.rawValue), \(rows), x: \(summary.xName) (\(log.path))\n" + table.text
  }

  private static func range(_ values: ClosedRange<Double>?) -> String? {
    values.map { range in
      [range.lowerBound, range.upperBound].map { NumberText($0, .digitsUnlessWhole(4)).plain }.joined(separator: "–")
    }
  }
}
