import GradientKit
import RunLogs

/// What `logs` found, as programs read it.
struct LogsSummary: Encodable {
  /// One line, without its points one by one.
  struct SeriesSummary: Encodable {
    let run: String
    let column: String
    let xName: String
    let runs: [String]
    let points: Int
    let firstX: Double?
    let lastX: Double?
    let first: Double?
    let last: Double?
    let least: Double?
    let greatest: Double?
    let notFinite: Int
    let replaced: Int
  }

  let kinds: [String]
  let files: [DataFile]
  let remarks: [String]
  let series: [SeriesSummary]

  /// The summary of a result.
  init(_ result: LogsResult) {
    (kinds, files, remarks) = (result.kinds, result.files, result.remarks)
    series = result.series.map { series in
      let finite = series.y.filter(\.isFinite)
      return SeriesSummary(
        run: series.run, column: series.column, xName: series.xName, runs: series.group?.runs ?? [series.run],
        points: series.y.count, firstX: series.x.first, lastX: series.x.last, first: series.y.first,
        last: series.y.last, least: finite.min(), greatest: finite.max(), notFinite: series.y.count - finite.count,
        replaced: series.replaced)
    }
  }
}
