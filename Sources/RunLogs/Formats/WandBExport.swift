/// The data of a chart exported from Weights & Biases: an x column, then `RUN - METRIC` with `__MIN` and `__MAX`
/// columns.
enum WandBExport {
  private static let separator = " - "
  private static let limits = ["__MIN", "__MAX"]

  /// Returns whether a table is such an export: every column after the first belongs to a run, or columns have limits.
  static func isOne(_ table: Log) -> Bool {
    let names = table.columns.dropFirst().map(\.name)
    guard !names.isEmpty else { return false }
    let known = Set(table.columns.map(\.name))
    return names.allSatisfy { $0.contains(separator) }
      || names.contains { name in limits.contains { name.hasSuffix($0) && known.contains(String(name.dropLast(5))) } }
  }

  /// Returns one log per run, in file order; the limits become bands.
  static func logs(of table: Log) -> [Log] {
    guard let x = table.columns.first else { return [] }
    var logs: [Log] = []
    var positions: [String: Int] = [:]
    let columns = Dictionary(table.columns.map { ($0.name, $0) }) { first, _ in first }
    for column in table.columns.dropFirst() {
      if limits.contains(where: { column.name.hasSuffix($0) && columns[String(column.name.dropLast(5))] != nil }) {
        continue
      }
      let (run, metric) = parts(of: column.name)
      var named = column
      named.name = metric
      named.band = band(
        of: column, low: columns[column.name + limits[0]], high: columns[column.name + limits[1]])
      if let position = positions[run ?? ""] {
        logs[position].columns.append(named)
      } else {
        positions[run ?? ""] = logs.count
        logs.append(
          Log(
            path: table.path, name: run ?? table.name, kind: .wandb, rowCount: table.rowCount, columns: [x, named],
            remarks: logs.isEmpty ? table.remarks : []))
      }
    }
    return logs
  }

  /// Returns the run and the metric; the name of a run may contain the separator, but that of a metric does not.
  private static func parts(of name: String) -> (run: String?, metric: String) {
    let parts = name.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count > 1, let last = parts.last else { return (nil, name) }
    return (parts.dropLast().joined(separator: separator), String(last))
  }

  /// Returns the limits at the rows of the column, where all three are numbers.
  private static func band(of column: LogColumn, low: LogColumn?, high: LogColumn?) -> LogBand? {
    guard column.numbers != nil, let low, let high, let lows = low.numbers, let highs = high.numbers else {
      return nil
    }
    let lowAtRow = Dictionary(uniqueKeysWithValues: zip(low.rows, lows))
    let highAtRow = Dictionary(uniqueKeysWithValues: zip(high.rows, highs))
    return LogBand(low: column.rows.map { lowAtRow[$0] ?? .nan }, high: column.rows.map { highAtRow[$0] ?? .nan })
  }
}
