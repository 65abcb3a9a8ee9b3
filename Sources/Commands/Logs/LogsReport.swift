import Descent
import RunLogs
import Studies
import Wording

/// The table a person reads when `logs` is done: a row a line of the figure.
struct LogsReport {
  private let result: LogsResult

  /// The report on a result.
  init(_ result: LogsResult) { self.result = result }

  /// The table, with the first, the last, the least and the greatest value of each line.
  var text: String {
    var table = TextTable([
      "run", "column", "runs", "points", "against", "from", "to", "first", "last", "least", "greatest", "not finite",
    ])
    for series in result.series {
      let finite = series.y.filter(\.isFinite)
      let notFinite = series.y.count - finite.count
      table.add([
        series.run, series.column, series.group.map { String($0.runs.count) } ?? "", String(series.y.count),
        series.xName, Self.short(series.x.first), Self.short(series.x.last), Self.short(series.y.first),
        Self.short(series.y.last), Self.short(finite.min()), Self.short(finite.max()),
        notFinite > 0 ? String(notFinite) : "",
      ])
    }
    return table.text
  }

  /// A number in few digits; whole ones whole.
  static func short(_ value: Double?) -> String {
    guard let value else { return "" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : NumberText(value, .digits(4)).plain
  }
}
