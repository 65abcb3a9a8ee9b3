/// A log in one JSON value with one list per column.
///
/// Supports Keras's `history.history`, alone or next to `params` and in any orientation of pandas's `to_json`; the
/// `metrics.json` of Sacred, with `steps`, `timestamps` and `values` per name; and a TensorBoard download, a list of
/// triples of time, step and value.
struct JSONHistory {
  let log: Log

  /// Extracts the log from a value; returns `nil` for any other form.
  init?(_ value: JSONValue, path: String) {
    var table = ObjectTable()
    var kind = LogKind.history
    var name = LogNames.stem(of: path)
    switch value {
    case .array(let rows):
      guard !rows.isEmpty, rows.allSatisfy({ Self.numbers(in: $0).count == 3 }) else { return nil }
      kind = .tensorBoardDownload
      let download = TensorBoardDownload(path: path)
      name = download.run
      for (row, triple) in rows.enumerated() {
        guard case .array(let cells) = triple else { return nil }
        for (cell, column) in zip(cells, ["wall_time", "step", download.tag]) { table.add(cell, to: column, row: row) }
      }
    case .object(let members):
      if case .array(let names)? = value["columns"], case .array(let rows)? = value["data"] {
        for (row, cells) in rows.enumerated() {
          guard case .array(let cells) = cells else { return nil }
          for case (.string(let name), let cell) in zip(names, cells) { table.add(cell, to: name, row: row) }
        }
      } else if Self.isSacred(members) {
        kind = .sacred
        Self.appendSacred(members, to: &table)
      } else {
        let inner = value["history"].map { history -> [JSONValue.Member] in
          guard case .object(let members) = history else { return members }
          return members
        }
        let lists = Self.lists(in: inner ?? members, prefix: "")
        let scalars = members.count { if case .number = $0.value { true } else { false } }
        guard !lists.isEmpty, lists.count >= scalars, lists.contains(where: { $0.values.count > 1 }) || scalars == 0
        else { return nil }
        Self.append(lists, to: &table)
      }
    default: return nil
    }
    var remarks: [String] = []
    let columns = table.finished(remarks: &remarks)
    guard columns.contains(where: { $0.numbers != nil }) else { return nil }
    log = Log(path: path, name: name, kind: kind, rowCount: table.rowCount, columns: columns, remarks: remarks)
  }

  private static func numbers(in value: JSONValue) -> [Double] {
    guard case .array(let values) = value else { return [] }
    return values.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  // MARK: - Lists by name

  private static func append(_ lists: [(name: String, values: [JSONValue])], to table: inout ObjectTable) {
    let count = lists.map(\.values.count).max() ?? 0
    if !lists.contains(where: { ColumnName($0.name).axis != nil }), lists.allSatisfy({ $0.values.count == count }) {
      for row in 0..<count { table.add(.number(Double(row)), to: "epoch", row: row) }
    }
    for (name, values) in lists {
      for (row, value) in values.enumerated() { table.add(value, to: name, row: row) }
    }
    if count > 0 { table.add(.null, to: "", row: count - 1) }
  }

  /// Returns the lists, including objects with row numbers as names, with the names of their parents.
  private static func lists(
    in members: [JSONValue.Member], prefix: String
  ) -> [(name: String, values: [JSONValue])] {
    members.flatMap { member -> [(name: String, values: [JSONValue])] in
      let name = prefix + member.name
      switch member.value {
      case .array(let values) where values.contains { if case .object = $0 { false } else { true } }:
        return [(name, values)]
      case .object(let inner) where member.name != "params" && member.name != "config":
        let rows = inner.map { Int($0.name) }
        return rows.contains(nil) || rows.isEmpty
          ? lists(in: inner, prefix: name + "/") : [(name, inner.map(\.value))]
      default: return []
      }
    }
  }

  // MARK: - Sacred

  private static func isSacred(_ members: [JSONValue.Member]) -> Bool {
    !members.isEmpty
      && members.allSatisfy { member in
        if case .array? = member.value["steps"], case .array? = member.value["values"] { true } else { false }
      }
  }

  private static func appendSacred(_ members: [JSONValue.Member], to table: inout ObjectTable) {
    for member in members {
      guard case .array(let steps)? = member.value["steps"], case .array(let values)? = member.value["values"] else {
        continue
      }
      var times: [JSONValue] = []
      if case .array(let stamps)? = member.value["timestamps"] { times = stamps }
      for (index, (step, value)) in zip(steps, values).enumerated() {
        let row = table.rowCount
        table.add(step, to: "step", row: row)
        if index < times.count { table.add(times[index], to: "timestamp", row: row) }
        var number = value
        // NumPy's numbers are objects with their value next to their type.
        if case .object = value, let inner = value["value"] { number = inner }
        table.add(number, to: member.name, row: row)
      }
    }
  }
}
