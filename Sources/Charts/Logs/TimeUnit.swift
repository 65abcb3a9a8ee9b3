import RunLogs

/// The unit in which an axis of time is easy to read.
struct TimeUnit {
  /// What stands on the axis.
  let symbol: String
  /// The seconds in it.
  let seconds: Double

  /// The unit for lines that are all drawn against time since the start; `nil` for others.
  init?(of series: [LogSeries]) {
    guard !series.isEmpty, series.allSatisfy({ $0.xUnit == "s" }) else { return nil }
    let longest = series.compactMap { $0.x.last }.max() ?? 0
    (symbol, seconds) =
      switch longest {
      case ..<300: ("s", 1)
      case ..<10_800: ("min", 60)
      case ..<259_200: ("h", 3_600)
      default: ("days", 86_400)
      }
  }
}
