import Charts
import GradientKit
import RunLogs
import Studies
import Wording

/// Uses logs as gdplot does: chooses columns, groups runs, and smooths, writes and draws values.
enum LogUse {
  static func draw(_ read: [Log]) throws {
    // A figure of very many columns takes seconds and tests nothing new.
    guard read.reduce(0, { $0 + $1.columns.count }) < 200 else { return }
    let logs = LogNames.setApart(read.flatMap(\.runs))
    let curves = try LogChoice().curves(of: logs)
    for grouping in [LogGrouping.seeds, .folder] { _ = try grouping.groups(of: logs) }
    let mean = LogGroup(name: "all", curves.filter { $0.column == curves[0].column })
    for series in [curves.map { LogSeries($0) }, mean.complete.isEmpty ? [] : [LogSeries(mean, replaced: 0)]] {
      var result = LogsResult(series: series, runCount: logs.count, kinds: [], files: [], remarks: [])
      result.smoothing = Smoothing(try WholeCatalog.builtins.smoother("ema:weight=0.9"), isChosen: true)
      result.table.write { _ in }
      Sketch.draw(LogsChart(result))
    }
  }
}
