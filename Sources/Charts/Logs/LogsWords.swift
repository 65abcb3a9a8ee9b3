import RunLogs
import Wording

/// The words around a figure of logs: title, source, caption.
struct LogsWords {
  private let result: LogsResult
  private let shown: [LogSeries]
  private let quantities: [String]
  private let quantityCount: Int

  /// The words for the lines shown, of these out of so many quantities.
  init(_ result: LogsResult, shown: [LogSeries], quantities: [String], quantityCount: Int) {
    self.result = result
    self.shown = shown
    self.quantities = quantities
    self.quantityCount = quantityCount
  }

  /// What was logged by whom.
  var title: String {
    let columns = Set(shown.map(\.column))
    let subject =
      columns.count == 1
      ? shown[0].column : quantities.count <= 3 ? quantities.listed : "\(quantities.count) quantities"
    let runs = Set(shown.map(\.run))
    if let run = runs.first, runs.count == 1 { return "\(subject) of \(run)" }
    return "\(subject) of \(result.runCount.counted("run"))"
  }

  /// What wrote the logs.
  var subtitle: String {
    result.kinds.listed + (result.files.count > 1 ? ", \(result.files.count.counted("file"))" : "")
  }

  /// The name of x, or the names, where logs call it by several; time with its unit.
  var xName: String {
    if let unit = TimeUnit(of: shown) { return "time since the start (\(unit.symbol))" }
    if !shown.isEmpty, shown.allSatisfy({ $0.xUnit == LogX.dateUnit }) { return "date (UTC)" }
    var seen: Set<String> = []
    return shown.map(\.xName).filter { seen.insert($0).inserted }.prefix(3).joined(separator: ", ")
  }

  /// How the lines were made.
  var caption: String {
    var sentences: [String] = []
    let groups = shown.compactMap(\.group)
    let smoothed = shown.filter(result.isSmoothed)
    if !groups.isEmpty {
      let counts = Set(groups.map(\.runs.count)).sorted()
      let count =
        counts.count == 1 ? counts[0].counted("run") : "\(counts[0].grouped) to \((counts.last ?? 0).grouped) runs"
      sentences.append("Mean of \(count), band ±1 sd, as far as all of them go.")
    }
    let means = shown.compactMap(\.meanCount)
    if let fewest = means.min(), let most = means.max() {
      let count = fewest == most ? fewest.grouped : "\(fewest.grouped) to \(most.grouped)"
      sentences.append(
        (means.count < shown.count ? "Some values are means" : "Means") + " of \(count) numbers in the log.")
    }
    if smoothed.isEmpty {
      if means.isEmpty { sentences.append("Values as logged.") }
    } else {
      let some = smoothed.count < shown.count ? " where they are noisy" : ""
      sentences.append(
        (groups.isEmpty ? "Strong lines" : "Means and bands") + ": \(result.smoothingCaption)\(some).")
    }
    if shown.contains(where: { !$0.low.isEmpty }) { sentences.append("Bands: the least and the greatest in the log.") }
    let replaced = shown.reduce(0) { $0 + $1.replaced }
    if replaced > 0 {
      sentences.append("\(replaced.counted("point")) of resumed runs replaced by later ones.")
    }
    if shown.allSatisfy({ $0.xName == "row" }) { sentences.append("Rows are counted from 0.") }
    if quantityCount > quantities.count {
      sentences.append("\(quantities.count) of \(quantityCount) quantities are drawn.")
    }
    return sentences.joined(separator: " ")
  }

  /// Where each line ends, in a sentence each.
  var outcome: String {
    shown.map { series in
      let last = series.group.map { $0.complete.last ?? 0 } ?? series.y.count - 1
      guard series.y.indices.contains(last) else { return "" }
      return
        "\(series.run), \(series.column): \(NumberText(series.y[last], .short(4))) at \(series.xName) \(NumberText(series.x[last], .short(4)))."
    }.joined(separator: " ")
  }
}

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
