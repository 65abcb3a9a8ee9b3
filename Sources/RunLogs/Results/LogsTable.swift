import Descent
import Studies
package import Wording

extension LogsResult {
  /// The numbers behind a figure of logs: one row per point of every line.
  ///
  /// `y` is the value, or the mean of `n` runs; `low` and `high` are the band of the file, or the mean ∓ one standard
  /// deviation. The table also has rows beyond the shortest run of a group, where no line is drawn.
  package var table: Table {
    let rows = series.lazy.flatMap { series in
      let smoothed = self.isSmoothed(series) ? self.smoothed(series) : []
      return series.x.indices.lazy.map { (series: series, smoothed: smoothed, index: $0) }
    }
    return Table(rows) {
      Column("run") { $0.series.run }
      Column("column") { $0.series.column }
      Column("x_name") { $0.series.xName }
      Column("x") { $0.series.x[$0.index] }
      Column("y") { $0.series.y[$0.index] }
      Column("y_smoothed") { $0.smoothed.isEmpty ? nil : $0.smoothed[$0.index] }
      Column("low") { $0.series.limits(at: $0.index)?.low }
      Column("high") { $0.series.limits(at: $0.index)?.high }
      Column("n") { row in row.series.group?.counts[row.index] ?? 1 }
    }
  }
}

extension LogSeries {
  fileprivate func limits(at index: Int) -> (low: Double, high: Double)? {
    if let deviation = group?.deviation[index] { return (y[index] - deviation, y[index] + deviation) }
    return low.isEmpty ? nil : (low[index], high[index])
  }
}
