import FileReading
import Wording

/// Which columns of logs to draw against which: as the user says, else those that people look at first.
///
/// Without `x`: a column that counts steps (`step`, `global_step`, `total_timesteps`, `iteration`, …), else epochs, else
/// time, else the number of the row; the same kind of count for all logs. A column counts only where it has a number
/// in the rows of what is drawn, and where it does not repeat itself in half of them; one that starts again with every
/// epoch counts with the epochs. The first column of a W&B export is its x, whatever it is called. `x` may be `date`, for the
/// dates in a column of times.
///
/// Without `y`: the columns called loss (`loss`, `train_loss`, `val/loss`, `Loss/test`); where there are none, those with
/// loss in their name (`train/box_loss`), else rewards (`ep_rew_mean`, `r`), else accuracy and the like, else the first
/// columns of numbers. In logs of Stable-Baselines rewards come first. A column with one value is drawn only where there
/// is none with more.
package struct LogChoice: Sendable {
  /// As many columns are drawn unasked where no name says which.
  static let unnamedLimit = 6
  /// As many columns are drawn unasked.
  static let limit = 12

  private let x: String?
  private let y: [String]
  private let addsRates: Bool

  /// A choice of the column of x, and of those of y by names or patterns (``NamePattern``); with the learning rates beside
  /// what is chosen unasked, if they are wanted.
  package init(x: String? = nil, y: [String] = [], addsRates: Bool = false) {
    self.x = x
    self.y = y
    self.addsRates = addsRates
  }

  /// The curves of all logs, log by log, in the order of their columns.
  ///
  /// - Throws: ``LogError`` for a name that no log has, for a column of text, and where there is nothing to draw.
  package func curves(of logs: [Log]) throws(LogError) -> [LogCurve] { try chosen(of: logs).curves }

  /// The curves, and what should be known about the choice, as sentences without their full stop.
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

  /// The columns of text that would be drawn if they were numbers.
  private static func texts(in logs: [Log]) -> [String] {
    var seen: Set<String> = []
    return logs.flatMap(\.columns).filter { $0.numbers == nil && ColumnName($0.name).axis == nil }.map(\.name)
      .filter { seen.insert($0).inserted }
  }

  /// What is said of columns that would count if they were numbers.
  private static func unused(in logs: [Log]) -> [String] {
    let texts = logs.flatMap { log in
      log.columns.filter { $0.numbers == nil && ColumnName($0.name).axis != nil }
    }
    guard let text = texts.first else { return [] }
    return ["\(text.name) is text ('\(text.words.first?.prefix(30) ?? "")'), so rows are counted"]
  }

  // MARK: - y

  /// The columns of y of each log, and how many more of the same kind are left out.
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
      // A pattern is about what was measured, as long as it fits any of that.
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

  /// The column of x that the user names; `nil` for the number of the row.
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

  /// What is counted in every log: steps before epochs before time; `nil` where rows are.
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

  /// The column of a log that counts this; the most usual name of several.
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

  /// Whether there is an x for nearly all values of a column, which does not repeat itself in half of them.
  private static func counts(_ x: LogX, for column: LogColumn) -> Bool {
    let all = x.values(at: column.rows)
    let values = Resumption.isNeedless(all) ? all : all.filter(\.isFinite)
    // A value here and there without an x is left out; a column that is hardly ever there is none.
    guard values.count * 10 >= column.rows.count * 9 else { return false }
    return column.rows.count < 4 || distinctCount(of: values) * 2 >= values.count
  }

  /// How many different numbers there are; what is counted grows as a rule, and then needs no set of them.
  private static func distinctCount(of numbers: [Double]) -> Int {
    var changes = numbers.isEmpty ? 0 : 1
    for index in numbers.indices.dropFirst() {
      guard numbers[index - 1] <= numbers[index] else { return Set(numbers).count }
      if numbers[index - 1] < numbers[index] { changes += 1 }
    }
    return changes
  }
}
