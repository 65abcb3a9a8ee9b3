/// Tables in long form: with one column that names the quantity of each row (`run, tag, step, value`), or one that says
/// whether it was measured in training or in validation.
enum LongForm {
  private static let tagNames: Set<String> = [
    "tag", "tags", "metric", "metrics", "metric_name", "variable", "key", "measure", "measurement", "name", "quantity",
    "field",
    "scalar", "column", "stat", "statistic", "type", "kind",
  ]
  private static let valueNames: Set<String> = ["value", "values", "metric_value", "y", "result", "number", "v"]
  private static let phases: Set<String> = [
    "train", "training", "trn", "val", "valid", "validation", "eval", "evaluation", "test", "testing", "dev",
  ]

  /// Returns the log with one column per quantity named in its rows, or the log itself; the columns `kept` stay
  /// unchanged.
  static func widened(_ log: Log, except kept: [String]) -> Log {
    let open = log.columns.filter { $0.rows.count == log.rowCount && $0.numbers == nil && !kept.contains($0.name) }
    if let tag = open.first(where: { tagNames.contains($0.name.lowercased()) }),
      let value = log.columns.first(where: { valueNames.contains($0.name.lowercased()) && $0.numbers != nil })
    {
      let words = tag.words
      guard Set(words).count * 2 <= words.count || words.count < 8 else { return log }
      return divided(naming(log), by: tag, [value.name]) { word, _ in word }
    }
    if let phase = open.first(where: { column in
      let words = Set(column.words.map { $0.lowercased() })
      return words.count > 1 && words.isSubset(of: phases)
    }) {
      let metrics = log.columns.filter { column in
        column.numbers != nil && ColumnName(column.name).axis == nil && !RunDivision.namesRuns(column.name)
      }
      return divided(log, by: phase, metrics.map(\.name)) { "\($0)/\($1)" }
    }
    return log
  }

  /// Returns the log with its `x` renamed by its column `x_name`, as in the tables that gdplot writes.
  private static func naming(_ log: Log) -> Log {
    guard let names = log.column("x_name")?.words, let name = names.first, Set(names).count == 1,
      log.column(name) == nil, let position = log.columns.firstIndex(where: { $0.name == "x" })
    else { return log }
    var named = log
    named.columns[position].name = name
    named.columns.removeAll { $0.name == "x_name" }
    return named
  }

  /// Returns the log with some columns split by the words of another one, which is removed.
  private static func divided(
    _ log: Log, by tag: LogColumn, _ names: [String], _ name: (String, String) -> String
  ) -> Log {
    var wide = log
    wide.columns = []
    let words = tag.words
    let given = Set(log.columns.map(\.name))
    var taken: Set<String> = []
    for column in log.columns where column.name != tag.name {
      guard names.contains(column.name) else {
        wide.columns.append(column)
        taken.insert(column.name)
        continue
      }
      var order: [String] = []
      var indices: [String: [Int]] = [:]
      for (index, row) in column.rows.enumerated() {
        if indices[words[row]] == nil { order.append(words[row]) }
        indices[words[row], default: []].append(index)
      }
      // A quantity measured in only one of them needs no word for where.
      let isAlone = order.count == 1 && names.count > 1
      for word in order {
        guard let indices = indices[word] else { continue }
        var part = column.part(at: indices, rows: LogRows(indices.map { column.rows[$0] }))
        part.name = isAlone ? column.name : name(word, column.name)
        while taken.contains(part.name) || given.contains(part.name) && part.name != column.name {
          part.name += " (\(column.name))"
        }
        taken.insert(part.name)
        wide.columns.append(part)
      }
    }
    return wide
  }
}
