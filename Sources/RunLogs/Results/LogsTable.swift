import Descent
import Studies
import Wording

/// The numbers behind a figure of logs: a row a point of every line.
///
/// `y` is the value, or the mean of `n` runs; `low` and `high` are the band the file has, or the mean ∓ one standard
/// deviation. Beyond the shortest run of a group, where no line is drawn, there are rows all the same.
package struct LogsTable: ResultTable {
  private let result: LogsResult

  /// The table of a result.
  package init(_ result: LogsResult) { self.result = result }

  /// Writes the table, a chunk of lines at a time.
  package func write(to sink: (String) throws -> Void) rethrows {
    try sink("run,column,x_name,x,y,y_smoothed,low,high,n\n")
    for series in result.series {
      let head = [series.run, series.column, series.xName].map(TableCell.text).joined(separator: ",")
      let smoothed = result.isSmoothed(series) ? result.smoothed(series) : []
      var chunk = ""
      for index in series.x.indices {
        let limits = limits(at: index, of: series)
        let numbers = [
          series.x[index], series.y[index], smoothed.isEmpty ? nil : smoothed[index], limits?.low, limits?.high,
        ]
        let count = series.group.map { String($0.counts[index]) } ?? "1"
        chunk += "\(head),\(numbers.map(TableCell.number).joined(separator: ",")),\(count)\n"
        if chunk.utf8.count > 1 << 16 {
          try sink(chunk)
          chunk = ""
        }
      }
      try sink(chunk)
    }
  }

  private func limits(at index: Int, of series: LogSeries) -> (low: Double, high: Double)? {
    if let deviation = series.group?.deviation[index] {
      return (series.y[index] - deviation, series.y[index] + deviation)
    }
    return series.low.isEmpty ? nil : (series.low[index], series.high[index])
  }
}
