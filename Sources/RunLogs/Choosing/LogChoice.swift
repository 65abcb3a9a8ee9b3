import FileReading

/// Which columns of logs to draw against which: as the user says, else those that people look at first.
///
/// Without `x`: a column that counts steps (`step`, `global_step`, `total_timesteps`, `iteration`, …), else epochs, else
/// time, else the number of the row; the same kind of count for all logs. A column counts only where it has a number
/// in the rows of what is drawn, where it does not repeat itself in half of them, and where it does not start again with
/// every epoch. The first column of a W&B export is its x, whatever it is called.
///
/// Without `y`: the columns called loss (`loss`, `train_loss`, `val/loss`, `Loss/test`); where there are none, those with
/// loss in their name (`train/box_loss`), else rewards (`ep_rew_mean`, `r`), else accuracy and the like, else the first
/// columns of numbers. In logs of Stable-Baselines rewards come first. A column with one value is drawn only where there
/// is none with more.
package struct LogChoice: Sendable {
  /// As many columns are drawn unasked where no name says which.
  static let unnamedLimit = 6

  private let x: String?
  private let y: [String]

  /// A choice of the column of x, and of those of y by names or patterns (``NamePattern``).
  package init(x: String? = nil, y: [String] = []) {
    self.x = x
    self.y = y
  }

  /// The curves of all logs, log by log, in the order of their columns.
  ///
  /// - Throws: ``LogError`` for a name that no log has, for a column of text, and where there is nothing to draw.
  package func curves(of logs: [Log]) throws(LogError) -> [LogCurve] {
    let chosen = try columns(of: logs)
    let axis = x == nil ? Self.sharedAxis(of: zip(logs, chosen).filter { !$0.1.isEmpty }) : nil
    var curves: [LogCurve] = []
    for (log, columns) in zip(logs, chosen) where !columns.isEmpty {
      let (column, axis) = try xColumn(of: log, for: columns, axis: axis)
      curves += columns.compactMap { LogCurve(of: $0, against: column, axis: axis, in: log) }
    }
    guard curves.contains(where: { !$0.x.isEmpty }) else {
      throw .nothingToDraw(columns: Self.names(of: logs))
    }
    return curves.filter { !$0.x.isEmpty }
  }

  /// Whether rows are counted only because the logs, put together, share nothing better.
  func countsRowsForWantOfMore(_ curves: [LogCurve], of logs: [Log]) -> Bool {
    guard x == nil, curves.allSatisfy({ $0.axis == .row }) else { return false }
    return zip(logs, (try? columns(of: logs)) ?? []).contains { log, columns in
      !columns.isEmpty && Self.sharedAxis(of: [(log, columns)]) != .row
    }
  }

  private static func names(of logs: [Log]) -> [String] {
    var seen: Set<String> = []
    return logs.flatMap(\.columns).map(\.name).filter { seen.insert($0).inserted }
  }

  // MARK: - y

  /// The columns of y of each log.
  private func columns(of logs: [Log]) throws(LogError) -> [[LogColumn]] {
    guard !y.isEmpty else { return logs.map { Self.interesting(in: $0) } }
    let names = Self.names(of: logs)
    var found: Set<String> = []
    for text in y {
      let pattern = NamePattern(text)
      let matches = pattern.matches(in: names)
      guard !matches.isEmpty else { throw .noSuchColumn(pattern: text, columns: names) }
      let numeric = matches.filter { name in logs.contains { $0.column(name)?.numbers != nil } }
      guard let first = matches.first, !numeric.isEmpty else { throw .notNumbers(column: matches.first ?? text) }
      found.formUnion(pattern.isGlob ? numeric : numeric.isEmpty ? [first] : numeric)
    }
    return logs.map { log in log.columns.filter { found.contains($0.name) && $0.numbers != nil } }
  }

  private static func interesting(in log: Log) -> [LogColumn] {
    let first = log.kind == .wandb ? log.columns.first?.name : nil
    let candidates = log.columns.filter {
      $0.numbers != nil && $0.name != first && ColumnName($0.name).axis == nil
    }
    let long = candidates.filter { $0.rows.count > 1 }
    func interest(_ column: LogColumn) -> Int {
      let interest = ColumnName(column.name).interest
      return log.kind == .stableBaselines && interest == 2 ? -1 : interest
    }
    let shown = long.isEmpty ? candidates : long
    guard let best = shown.map(interest).min() else { return [] }
    let chosen = shown.filter { interest($0) == best }
    return best == 4 ? Array(chosen.prefix(unnamedLimit)) : chosen
  }

  // MARK: - x

  /// The column of x in a log; `nil` for the number of the row.
  private func xColumn(
    of log: Log, for columns: [LogColumn], axis: LogAxis?
  ) throws(LogError) -> (LogColumn?, LogAxis) {
    guard let x else {
      guard let axis, let column = Self.counter(axis, of: log, for: columns) else { return (nil, .row) }
      return (column, axis)
    }
    let names = log.columns.map(\.name)
    guard let name = NamePattern(x).matches(in: names).first, let column = log.column(name) else {
      if x.lowercased() == "row" { return (nil, .row) }
      throw .noSuchColumn(pattern: x, columns: names)
    }
    guard column.numbers != nil else { throw .notNumbers(column: name) }
    return (column, ColumnName(name).axis?.axis ?? .other)
  }

  /// What is counted in every log: steps before epochs before time.
  private static func sharedAxis(of logs: [(Log, [LogColumn])]) -> LogAxis {
    [LogAxis.step, .epoch, .time].first { axis in
      logs.allSatisfy { counter(axis, of: $0.0, for: $0.1) != nil }
    } ?? .row
  }

  /// The column of a log that counts this; the most usual name of several.
  private static func counter(_ axis: LogAxis, of log: Log, for columns: [LogColumn]) -> LogColumn? {
    if log.kind == .wandb, let first = log.columns.first, first.numbers != nil {
      return (ColumnName(first.name).axis?.axis ?? .step) == axis ? first : nil
    }
    let ranked = log.columns.enumerated().compactMap { position, column -> (rank: Int, position: Int, LogColumn)? in
      guard column.numbers != nil, let found = ColumnName(column.name).axis, found.axis == axis else { return nil }
      return (found.rank, position, column)
    }
    return ranked.sorted { ($0.rank, $0.position) < ($1.rank, $1.position) }.first { candidate in
      counts(candidate.2, for: columns, in: log)
    }?.2
  }

  /// Whether a column can be the x of others.
  private static func counts(_ candidate: LogColumn, for columns: [LogColumn], in log: Log) -> Bool {
    if axisStartsAgain(candidate, in: log) { return false }
    for column in columns {
      guard let curve = LogCurve(of: column, against: candidate, axis: .other, in: log) else { return false }
      // A value here and there without an x is left out; a column that is hardly ever there is none.
      guard curve.x.count * 10 >= column.rows.count * 9 else { return false }
      guard column.rows.count < 4 || distinctCount(of: curve.x) * 2 >= curve.x.count else { return false }
    }
    return true
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

  /// Whether it goes back each time the epoch goes on, as the number of a batch does.
  private static func axisStartsAgain(_ candidate: LogColumn, in log: Log) -> Bool {
    guard let numbers = candidate.numbers,
      let epochs = log.columns.first(where: { ColumnName($0.name).axis?.axis == .epoch && $0.numbers != nil }),
      epochs.name != candidate.name,
      let epoch = LogCurve(of: candidate, against: epochs, axis: .other, in: log), epoch.x.count == numbers.count
    else { return false }
    let drops = numbers.indices.dropFirst().filter { numbers[$0] < numbers[$0 - 1] }
    return !drops.isEmpty && drops.allSatisfy { epoch.x[$0] > epoch.x[$0 - 1] }
  }
}
