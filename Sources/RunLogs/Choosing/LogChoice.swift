import FileReading
import Wording

/// The columns of logs to draw, and the column to draw them against: the user's choice, or by default the most common
/// one.
///
/// Without `x`, the axis is a column that counts steps (`step`, `global_step`, `total_timesteps`, `iteration`, …), else
/// epochs, else time, else the row number; it is of one kind for all logs. A column qualifies only if it has a number
/// in the rows of the drawn columns and does not repeat itself in half of them; a column that restarts with every epoch
/// is combined with the epochs. The first column of a W&B export is its x, whatever its name. `x` may be `date`, for
/// the dates in a column of times.
///
/// Without `y`, the columns named loss (`loss`, `train_loss`, `val/loss`, `Loss/test`) are drawn; if there are none,
/// those with loss in their name (`train/box_loss`), else rewards (`ep_rew_mean`, `r`), else accuracy and similar
/// scores, else the first numeric columns. In logs of Stable-Baselines, rewards come first. A column with one value is
/// drawn only if no column has more.
package struct LogChoice: Sendable {
  /// The largest number of columns drawn by default if no name is known.
  static let unnamedLimit = 6
  /// The largest number of columns drawn by default.
  static let limit = 12

  private let x: String?
  private let y: [String]
  private let addsRates: Bool

  /// Creates a choice of the x column, and of y columns by names or patterns (``NamePattern``); with `addsRates`, the
  /// default choice includes learning rates.
  package init(x: String? = nil, y: [String] = [], addsRates: Bool = false) {
    self.x = x
    self.y = y
    self.addsRates = addsRates
  }

  /// Returns the curves of all logs, by log and then by column.
  ///
  /// - Throws: ``LogError`` if no log has a name, a column contains text, or there is nothing to draw.
  package func curves(of logs: [Log]) throws(LogError) -> [LogCurve] { try chosen(of: logs).curves }

  /// Returns the curves, and remarks on the choice as sentences without a final full stop.
  package func chosen(of logs: [Log]) throws(LogError) -> (curves: [LogCurve], remarks: [String]) {
    let (chosen, leftOut) = try columns(of: logs)
    let drawn = zip(logs, chosen).filter { !$0.1.isEmpty }
    let xs =
      try x.map { x throws(LogError) in try drawn.map { log, _ throws(LogError) in try Self.x(x, of: log) } }
      ?? Self.shared(drawn)
    var curves: [LogCurve] = []
    for ((log, columns), x) in zip(drawn, xs) {
      curves += columns.compactMap { LogCurve(of: $0, against: x, in: log) }.filter { !$0.x.isEmpty }
    }
    guard !curves.isEmpty else { throw .nothingToDraw(columns: Self.names(of: logs), texts: Self.texts(in: logs)) }
    var remarks: [String] = []
    if leftOut > 0 {
      remarks.append(
        "\(leftOut.counted("more column")) of the same kind not drawn; choose with --y, see all with --list")
    }
    if x == nil, xs.allSatisfy({ $0 == nil }) { remarks += Self.unused(in: drawn.map(\.0)) }
    if logs.count > 1, x == nil, curves.allSatisfy({ $0.axis == .row }),
      drawn.contains(where: { Self.shared([$0])[0] != nil })
    {
      remarks.append("these logs have no column of steps, epochs or time in common, so their rows are counted")
    }
    return (curves, remarks)
  }

  private static func names(of logs: [Log]) -> [String] {
    var seen: Set<String> = []
    return logs.flatMap(\.columns).map(\.name).filter { seen.insert($0).inserted }
  }

  /// Returns the text columns that would be drawn if they were numeric.
  private static func texts(in logs: [Log]) -> [String] {
    var seen: Set<String> = []
    return logs.flatMap(\.columns).filter { $0.numbers == nil && ColumnName($0.name).axis == nil }.map(\.name)
      .filter { seen.insert($0).inserted }
  }

  /// Returns remarks on the columns that would be the x axis if they were numeric.
  private static func unused(in logs: [Log]) -> [String] {
    let texts = logs.flatMap { log in
      log.columns.filter { $0.numbers == nil && ColumnName($0.name).axis != nil }
    }
    guard let text = texts.first else { return [] }
    return ["\(text.name) is text ('\(text.words.first?.prefix(30) ?? "")'), so rows are counted"]
  }

  // MARK: - y

  /// Returns the y columns of each log, and the number of similar columns left out.
  private func columns(of logs: [Log]) throws(LogError) -> (columns: [[LogColumn]], leftOut: Int) {
    guard !y.isEmpty else {
      let all = logs.map { Self.interesting(in: $0) }
      var seen: Set<String> = []
      let names = all.joined().map(\.name).filter { seen.insert($0).inserted }
      let isUnnamed = names.allSatisfy { ColumnName($0).interest == 4 }
      let limit = isUnnamed ? Self.unnamedLimit : Self.limit
      let kept = Set(names.prefix(limit))
      let chosen = zip(logs, all).map { log, columns in
        columns.filter { kept.contains($0.name) }
          + (addsRates
            ? log.columns.filter { $0.numbers != nil && ColumnName($0.name).role == .rate && !kept.contains($0.name) }
            : [])
      }
      return (chosen, names.count - kept.count)
    }
    let names = Self.names(of: logs)
    var numeric: Set<String> = []
    for log in logs { for column in log.columns where column.numbers != nil { numeric.insert(column.name) } }
    var found: Set<String> = []
    for text in y {
      let matches = NamePattern(text).matches(in: names)
      guard let first = matches.first else { throw .noSuchColumn(pattern: text, columns: names) }
      let drawable = matches.filter(numeric.contains)
      guard !drawable.isEmpty else { throw .notNumbers(column: first) }
      // A pattern selects measured columns, unless it matches none.
      let measured = drawable.filter { ColumnName($0).axis == nil }
      found.formUnion(NamePattern(text).isGlob && !measured.isEmpty ? measured : drawable)
    }
    return (logs.map { log in log.columns.filter { found.contains($0.name) && $0.numbers != nil } }, 0)
  }

  private static func interesting(in log: Log) -> [LogColumn] {
    let first = log.kind == .wandb ? log.columns.first?.name : nil
    let candidates = log.columns.compactMap { column -> (column: LogColumn, interest: Int)? in
      guard column.numbers != nil, column.name != first, !column.isDate else { return nil }
      let name = ColumnName(column.name)
      guard name.axis == nil, name.words.first != "config" else { return nil }
      // What gdplot exports has the same loss twice; a figure smooths by itself.
      if log.kind == .gdplot, column.name == "loss_smoothed" { return nil }
      let isReward = name.interest == 2 && (log.kind == .stableBaselines || log.kind == .ray)
      return (column, isReward ? -1 : name.interest)
    }
    let long = candidates.filter { $0.column.rows.count > 1 }
    let shown = long.isEmpty ? candidates : long
    guard let best = shown.map(\.interest).min() else { return [] }
    return shown.filter { $0.interest == best }.map(\.column)
  }

  // MARK: - x

  /// Returns the x column that the user names; `nil` for the row number.
  private static func x(_ wanted: String, of log: Log) throws(LogError) -> LogX? {
    let names = log.columns.map(\.name)
    guard let name = NamePattern(wanted).matches(in: names).first, let column = log.column(name) else {
      if wanted.lowercased() == "row" { return nil }
      if wanted.lowercased() == "date", let dates = dates(of: log) { return dates }
      throw .noSuchColumn(pattern: wanted, columns: names)
    }
    guard column.numbers != nil, wanted.lowercased() != "date" || column.isDate,
      let x = LogX(column, axis: ColumnName(name).axis?.axis ?? .other, asDates: wanted.lowercased() == "date")
    else { throw .notNumbers(column: name) }
    return x
  }

  private static func dates(of log: Log) -> LogX? {
    for column in log.columns where column.isDate || ColumnName(column.name).axis?.axis == .time {
      if let x = LogX(column, axis: .time, asDates: true), x.unit != nil { return x }
    }
    return nil
  }

  /// Returns the x axis that all logs share: steps before epochs before time; `nil` for row numbers.
  private static func shared(_ logs: [(Log, [LogColumn])]) -> [LogX?] {
    for axis in [LogAxis.step, .epoch, .time] {
      var counters: [LogX] = []
      for (log, columns) in logs {
        guard let counter = counter(axis, of: log, for: columns) else { break }
        counters.append(counter)
      }
      if counters.count == logs.count { return counters }
    }
    return logs.map { _ in nil }
  }

  /// Returns the column of a log that counts this, preferring the most common name.
  private static func counter(_ axis: LogAxis, of log: Log, for columns: [LogColumn]) -> LogX? {
    if log.kind == .wandb, let first = log.columns.first, first.numbers != nil {
      let own = ColumnName(first.name).axis?.axis ?? .step
      return own == axis ? LogX(first, axis: own) : nil
    }
    let ranked = log.columns.enumerated().compactMap { position, column -> (rank: Int, position: Int, LogColumn)? in
      guard column.numbers != nil, let found = ColumnName(column.name).axis, found.axis == axis else { return nil }
      return (found.rank, position, column)
    }
    for (_, _, column) in ranked.sorted(by: { ($0.rank, $0.position) < ($1.rank, $1.position) }) {
      let x = EpochSteps(column, in: log)?.x ?? LogX(column, axis: axis)
      if let x, columns.allSatisfy({ counts(x, for: $0) }) { return x }
    }
    return nil
  }

  /// Returns whether nearly all values of a column have an x that does not repeat itself in half of them.
  private static func counts(_ x: LogX, for column: LogColumn) -> Bool {
    let all = x.values(at: column.rows)
    let values = ResumedRun.isNeedless(all) ? all : all.filter(\.isFinite)
    // A few values without an x are left out; if there are many, the column does not qualify.
    guard values.count * 10 >= column.rows.count * 9 else { return false }
    return column.rows.count < 4 || distinctCount(of: values) * 2 >= values.count
  }

  /// Returns the number of distinct values; counters usually ascend and then need no set.
  private static func distinctCount(of numbers: [Double]) -> Int {
    var changes = numbers.isEmpty ? 0 : 1
    for index in numbers.indices.dropFirst() {
      guard numbers[index - 1] <= numbers[index] else { return Set(numbers).count }
      if numbers[index - 1] < numbers[index] { changes += 1 }
    }
    return changes
  }
}
