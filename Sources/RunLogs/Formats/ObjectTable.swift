/// The table that JSON objects make, a row each.
///
/// Members of nested objects get names with `/` between the parts. Booleans are 0 and 1; the strings `NaN`, `Infinity` and
/// `-Infinity` are numbers; `null` and lists are left out.
struct ObjectTable {
  private var columns: [ColumnBuilder] = []
  private var positions: [String: Int] = [:]
  /// The number of objects.
  private(set) var rowCount = 0

  /// Adds an object as a row.
  mutating func append(_ members: [JSONValue.Member]) {
    add(members, prefix: "")
    rowCount += 1
  }

  /// The columns that have values.
  var finished: [LogColumn] { columns.filter { !$0.isEmpty }.map(\.column) }

  private mutating func add(_ members: [JSONValue.Member], prefix: String) {
    for member in members {
      let name = prefix + member.name
      switch member.value {
      case .number(let value): columns[position(of: name)].append(value, row: rowCount)
      case .bool(let value): columns[position(of: name)].append(value ? 1 : 0, row: rowCount)
      case .string(let text): add(text, to: position(of: name))
      case .object(let members): add(members, prefix: name + "/")
      case .null, .array: break
      }
    }
  }

  private mutating func add(_ text: String, to column: Int) {
    switch text {
    case "NaN": columns[column].append(.nan, row: rowCount)
    case "Infinity": columns[column].append(.infinity, row: rowCount)
    case "-Infinity": columns[column].append(-.infinity, row: rowCount)
    default: columns[column].append(text, row: rowCount)
    }
  }

  private mutating func position(of name: String) -> Int {
    if let position = positions[name] { return position }
    positions[name] = columns.count
    columns.append(ColumnBuilder(name: name))
    return columns.count - 1
  }
}
