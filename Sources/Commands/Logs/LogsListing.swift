import RunLogs
import Wording

/// The columns of each log, for `logs --list`: one table per run.
struct LogsListing {
  private let logs: [Log]
  private let x: String?

  /// Creates the listing of logs, with `x` instead of the default x column if it is not `nil`.
  init(_ logs: [Log], x: String?) {
    self.logs = logs
    self.x = x
  }

  /// The tables; a star marks the columns drawn by default.
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

extension LogsResult {
  /// The maximum number of printed remarks.
  private static let noteLimit = 20

  /// The remarks to print; `--json` has all of them.
  var notes: [String] {
    let rest = remarks.count - Self.noteLimit
    return Array(remarks.prefix(Self.noteLimit)) + (rest > 0 ? ["… and \(rest) more; --json has all"] : [])
  }

  /// The columns of the table and of `--json`: one row per line of the figure.
  var summary: Table {
    let rows = series.map { (series: $0, finite: $0.y.filter(\.isFinite)) }
    return Table(rows) {
      Column("run", heading: "run") { $0.series.run }
      Column("column", heading: "column") { $0.series.column }
      Column(heading: "runs") { $0.series.group?.runs.count }
      Column("runs") { TableCell.value($0.series.group?.runs ?? [$0.series.run]) }
      Column("points", heading: "points") { $0.series.y.count }
      Column("x_name", heading: "against") { $0.series.xName }
      Column("first_x", heading: "from", .digitsUnlessWhole(4)) { $0.series.x.first }
      Column("last_x", heading: "to", .digitsUnlessWhole(4)) { $0.series.x.last }
      Column("first", heading: "first", .digitsUnlessWhole(4)) { $0.series.y.first }
      Column("last", heading: "last", .digitsUnlessWhole(4)) { $0.series.y.last }
      Column("least", heading: "least", .digitsUnlessWhole(4)) { $0.finite.min() }
      Column("greatest", heading: "greatest", .digitsUnlessWhole(4)) { $0.finite.max() }
      Column("not_finite") { $0.series.y.count - $0.finite.count }
      Column(heading: "not finite") { $0.series.y.count > $0.finite.count ? $0.series.y.count - $0.finite.count : nil }
      Column("replaced") { $0.series.replaced }
    }
  }

  /// The object of `--json`.
  var object: JSONObject { ["kinds": kinds, "files": files, "remarks": remarks, "series": summary] }
}
