/// A division of the rows of a table into runs.
///
/// Columns such as `run`, `series` and `seed` distinguish runs by their names. If a run still has two values at one x,
/// other columns divide it such that no x repeats and x ascends in each run. As few columns as possible are used, text
/// before numbers. A run that goes back once and then passes its old end was resumed and is not divided.
struct RunDivision {
  /// The runs, in the order of their first rows.
  let runs: [Log]

  /// The names of columns that identify runs, whether or not an x repeats.
  private static let runNames: Set<String> = [
    "series", "run", "run_id", "run_name", "experiment", "seed", "trial", "algo", "algorithm",
  ]
  /// The names of numbers that are set for a run rather than measured.
  private static let settingNames: Set<String> = [
    "fold", "replicate", "rep", "config", "env", "worker", "rank", "lr", "learning_rate", "batch_size", "task",
    "dataset",
    "model", "method", "id", "exp", "label", "index", "group", "weight_decay", "momentum", "dropout", "gamma", "alpha",
    "beta",
  ]

  /// Returns whether a column with this name identifies runs.
  static func namesRuns(_ name: String) -> Bool {
    runNames.contains(name.lowercased()) || settingNames.contains(name.lowercased())
  }

  /// Divides a table into runs, always by the named columns; returns `nil` if there is only one run.
  init?(of log: Log, by names: [String]) {
    let wanted = log.columns.filter { column in
      names.contains { $0.lowercased() == column.name.lowercased() } && !column.rows.isEmpty
    }
    let named = log.columns.filter { column in
      Self.runNames.contains(column.name.lowercased()) && !wanted.contains { $0.name == column.name }
        && Self.hasRepeatedWords(column, in: log)
    }
    var telling = wanted + named
    var partition = Self.partition(of: log, by: telling)
    if let check = XCheck(log), check.outcome(of: partition) == .repeats, !check.isResumed(partition) {
      let more = Self.candidates(of: log).filter { column in !telling.contains { $0.name == column.name } }
      if let found = Self.fewest(of: more, beside: telling, in: log, check) {
        telling += found
        partition = Self.partition(of: log, by: telling)
      }
    }
    guard partition.count > 1, partition.count * 2 <= log.rowCount || !wanted.isEmpty else { return nil }
    runs = Self.divide(log, partition, log.columns.filter { column in telling.contains { $0.name == column.name } })
  }

  // MARK: - Columns

  /// Returns whether a column has a value in every row and each value occurs twice or more on average.
  private static func hasRepeatedWords(_ column: LogColumn, in log: Log) -> Bool {
    guard column.rows.count == log.rowCount else { return false }
    let count = Set(column.words).count
    return count > 1 && count * 2 <= log.rowCount
  }

  /// Returns the columns that may distinguish runs, the most likely first.
  private static func candidates(of log: Log) -> [LogColumn] {
    let open = log.columns.filter { column in
      let name = ColumnName(column.name)
      guard name.axis == nil, column.numbers == nil || name.interest > 3 || namesRuns(column.name) else { return false }
      return hasRepeatedWords(column, in: log)
    }
    func rank(_ column: LogColumn) -> Int {
      guard let numbers = column.numbers else { return 0 }
      return namesRuns(column.name) ? 1 : numbers.allSatisfy({ $0 == $0.rounded() }) ? 2 : 3
    }
    return open.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }

  /// Returns the fewest columns that distinguish the runs, dropping the least likely first; `nil` if all of them
  /// together do not.
  private static func fewest(
    of candidates: [LogColumn], beside telling: [LogColumn], in log: Log, _ check: XCheck
  ) -> [LogColumn]? {
    func tells(_ columns: [LogColumn]) -> Bool {
      let outcome = check.outcome(of: partition(of: log, by: telling + columns))
      // Measured numbers are seldom equal; names often are.
      return outcome == .rises || outcome == .differs && columns.allSatisfy { $0.numbers == nil || namesRuns($0.name) }
    }
    var chosen = candidates
    while !chosen.isEmpty, !tells(chosen), chosen.contains(where: { $0.numbers != nil && !namesRuns($0.name) }) {
      chosen.removeLast()
    }
    guard !chosen.isEmpty, tells(chosen) else { return nil }
    for column in chosen.reversed() where chosen.count > 1 {
      let rest = chosen.filter { $0.name != column.name }
      if tells(rest) { chosen = rest }
    }
    return partition(of: log, by: telling + chosen).count * 2 <= log.rowCount ? chosen : nil
  }

  // MARK: - Rows

  /// The run of each row, and the number of runs.
  private struct Partition {
    var runs: [Int]
    var count: Int
  }

  private static func partition(of log: Log, by columns: [LogColumn]) -> Partition {
    var partition = Partition(runs: [Int](repeating: 0, count: log.rowCount), count: min(1, log.rowCount))
    for column in columns {
      var ids: [String: Int] = [:]
      // 0 is for rows without a value.
      var words = [Int](repeating: 0, count: log.rowCount)
      for (row, word) in zip(column.rows, column.words) {
        let id = ids[word] ?? ids.count + 1
        ids[word] = id
        words[row] = id
      }
      var pairs: [Int: Int] = [:]
      for row in partition.runs.indices {
        let pair = partition.runs[row] * (ids.count + 1) + words[row]
        let id = pairs[pair] ?? pairs.count
        pairs[pair] = id
        partition.runs[row] = id
      }
      partition.count = pairs.count
    }
    return partition
  }

  /// Checks the x of a table's rows for repetitions.
  private struct XCheck {
    enum Outcome {
      /// No x repeats in a run, and all ascend or all descend.
      case rises
      /// No x repeats in a run.
      case differs
      case repeats
    }

    private let x: [Double]
    /// The rows with values, once per distinct set.
    private var rows: [LogRows] = []

    init?(_ log: Log) {
      let counters = [LogAxis.step, .epoch, .time].compactMap { axis in
        log.columns.enumerated().compactMap { position, column -> (rank: Int, position: Int, LogColumn)? in
          guard column.numbers != nil, column.rows.count * 10 >= log.rowCount * 9,
            let found = ColumnName(column.name).axis, found.axis == axis
          else { return nil }
          return (found.rank, position, column)
        }.min { ($0.rank, $0.position) < ($1.rank, $1.position) }?.2
      }
      guard let first = counters.first, let numbers = first.numbers else { return nil }
      var x = [Double](repeating: .nan, count: log.rowCount)
      for (row, number) in zip(first.rows, numbers) { x[row] = number }
      if counters.count > 1, ColumnName(first.name).axis?.axis == .step, let epochs = counters[1].numbers,
        ColumnName(counters[1].name).axis?.axis == .epoch, counters[1].rows.count == log.rowCount,
        Self.beginsAgain(x, withEach: epochs)
      {
        for row in x.indices { x[row] += epochs[row] * 1e12 }
      }
      self.x = x
      let open = log.columns.filter {
        $0.numbers != nil && ColumnName($0.name).axis == nil && !RunDivision.namesRuns($0.name)
      }
      let measured = open.filter { ColumnName($0.name).interest < 4 }
      for column in measured.isEmpty ? open : measured where rows.count < 16 && !rows.contains(column.rows) {
        rows.append(column.rows)
      }
    }

    /// Returns whether a step goes back whenever the epoch advances.
    private static func beginsAgain(_ steps: [Double], withEach epochs: [Double]) -> Bool {
      let begins = epochs.indices.dropFirst().filter { epochs[$0] > epochs[$0 - 1] }
      return !begins.isEmpty && begins.allSatisfy { steps[$0] < steps[$0 - 1] }
    }

    func outcome(of partition: Partition) -> Outcome {
      var outcome = Outcome.rises
      for rows in rows {
        switch Self.outcome(rows, partition, x) {
        case .repeats: return .repeats
        case .differs: outcome = .differs
        case .rises: break
        }
      }
      return outcome
    }

    private struct Place: Hashable {
      let run: Int
      let x: Double
    }

    private static func outcome(_ rows: LogRows, _ partition: Partition, _ x: [Double]) -> Outcome {
      var last = [Double](repeating: .nan, count: partition.count)
      var direction = [Bool?](repeating: nil, count: partition.count)
      var isOrdered = true
      for row in rows where x[row].isFinite {
        let run = partition.runs[row]
        if last[run].isFinite {
          if x[row] == last[run] { return .repeats }
          let rises = x[row] > last[run]
          if let before = direction[run], before != rises {
            isOrdered = false
            break
          }
          direction[run] = rises
        }
        last[run] = x[row]
      }
      if isOrdered { return .rises }
      var seen: Set<Place> = []
      for row in rows where x[row].isFinite {
        guard seen.insert(Place(run: partition.runs[row], x: x[row])).inserted else { return .repeats }
      }
      return .differs
    }

    /// Returns whether every run that repeats an x goes back to an earlier point and then passes its old end.
    func isResumed(_ partition: Partition) -> Bool {
      for rows in rows {
        var parts = [[Double]](repeating: [], count: partition.count)
        for row in rows where x[row].isFinite { parts[partition.runs[row]].append(x[row]) }
        for part in parts {
          guard let first = part.first, zip(part, part.dropFirst()).contains(where: { $0 >= $1 }) else { continue }
          let isBegunAgain = zip(part, part.dropFirst()).contains { $0 >= $1 && $1 <= first }
          if isBegunAgain || !ResumedRun(part).isResumed { return false }
        }
      }
      return true
    }
  }

  private static func divide(_ log: Log, _ partition: Partition, _ telling: [LogColumn]) -> [Log] {
    var counts = [Int](repeating: 0, count: partition.count)
    let places = partition.runs.map { run -> (run: Int, row: Int) in
      counts[run] += 1
      return (run, counts[run] - 1)
    }
    var names = [[String]](repeating: [], count: partition.count)
    for column in telling {
      var words = [String?](repeating: nil, count: partition.count)
      for (row, word) in zip(column.rows, column.words) where words[partition.runs[row]] == nil {
        words[partition.runs[row]] = word
      }
      for run in names.indices { names[run].append(Self.name(words[run], column)) }
    }
    var runs = zip(names, counts).map { name, count in
      Log(
        path: log.path, name: name.joined(separator: ", "), kind: log.kind, rowCount: count, columns: [])
    }
    runs[0].remarks = log.remarks
    for column in log.columns {
      var indices = [[Int]](repeating: [], count: runs.count)
      for (index, row) in column.rows.enumerated() { indices[places[row].run].append(index) }
      for (run, indices) in indices.enumerated() where !indices.isEmpty {
        runs[run].columns.append(
          column.part(at: indices, rows: LogRows(indices.lazy.map { places[column.rows[$0]].row })))
      }
    }
    return runs
  }

  private static func name(_ word: String?, _ column: LogColumn) -> String {
    guard let word else { return "\(column.name) not given" }
    let needsName = column.numbers != nil || ["true", "false", "yes", "no"].contains(word.lowercased())
    return needsName ? "\(column.name) \(word)" : word
  }
}
