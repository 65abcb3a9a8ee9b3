import RunLogs
import Wording

/// The words around a figure of logs: title, source, caption.
struct LogsWords {
  private let result: LogsResult
  private let hasBands: Bool
  private let shown: [LogSeries]
  private let quantities: [String]
  private let quantityCount: Int

  /// Creates the texts for the lines shown; `quantities` are the shown ones out of `quantityCount`.
  init(_ result: LogsResult, hasBands: Bool, shown: [LogSeries], quantities: [String], quantityCount: Int) {
    self.result = result
    self.hasBands = hasBands
    self.shown = shown
    self.quantities = quantities
    self.quantityCount = quantityCount
  }

  /// The title: the quantities and the runs.
  var title: String {
    let columns = Set(shown.map(\.column))
    let subject =
      columns.count == 1
      ? shown[0].column : quantities.count <= 3 ? quantities.listed : "\(quantities.count) quantities"
    let runs = Set(shown.map(\.run))
    if let run = runs.first, runs.count == 1 { return "\(subject) of \(run)" }
    return "\(subject) of \(result.runCount.counted("run"))"
  }

  /// The subtitle: the kinds of logs.
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

  /// The caption: how the lines were computed.
  var caption: String {
    var sentences: [String] = []
    let groups = shown.compactMap(\.group)
    let smoothed = shown.filter(result.isSmoothed)
    if !groups.isEmpty {
      let counts = Set(groups.map(\.runs.count)).sorted()
      let count =
        counts.count == 1 ? counts[0].counted("run") : "\(counts[0].grouped) to \((counts.last ?? 0).grouped) runs"
      sentences.append("Mean of \(count), \(hasBands ? "band ±1 sd, " : "")as far as all of them go.")
    }
    let means = shown.compactMap(\.meanCount)
    if let fewest = means.min(), let most = means.max() {
      let count = fewest == most ? fewest.grouped : "\(fewest.grouped) to \(most.grouped)"
      sentences.append(
        (means.count < shown.count ? "Some values are means" : "Means") + " of \(count) numbers in the log.")
    }
    if !smoothed.isEmpty {
      let some = smoothed.count < shown.count ? " where they are noisy" : ""
      sentences.append(
        (groups.isEmpty ? "Strong lines" : hasBands ? "Means and bands" : "Means")
          + ": \(result.smoothingCaption)\(some).")
    }
    if hasBands, shown.contains(where: { !$0.low.isEmpty }) {
      sentences.append("Bands: the least and the greatest in the log.")
    }
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

  /// A sentence about the end of each line.
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
  /// The symbol on the axis.
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
