/// A `monitor.csv` of Stable-Baselines or Gym: reward `r`, length `l` and time `t` of every episode.
enum MonitorFile {
  /// Returns the log with a column `timesteps`, the number of steps up to the end of each episode, against which
  /// Stable-Baselines draws rewards.
  static func log(of table: Log) -> Log {
    var log = table
    log.kind = .stableBaselines
    guard let lengths = table.column("l"), let numbers = lengths.numbers, table.column("timesteps") == nil else {
      return log
    }
    var total = 0.0
    let sums = numbers.map { length in
      if length.isFinite { total += length }
      return total
    }
    log.columns.append(LogColumn(name: "timesteps", rows: lengths.rows, cells: .numbers(sums)))
    log.remarks.append("'timesteps' is the running sum of the episode lengths 'l'")
    return log
  }
}
