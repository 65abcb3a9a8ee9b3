import FileReading

/// A table of JSON objects, one row each.
///
/// Members of nested objects get names with `/` between the parts. Booleans become 0 and 1; numbers in strings are
/// numbers; `null` and lists are left out.
struct ObjectTable {
  private var columns: [ColumnBuilder] = []
  private var positions: [String: Int] = [:]
  /// The number of objects.
  private(set) var rowCount = 0

  /// Appends an object as a row.
  mutating func append(_ members: [JSONValue.Member]) {
    add(members, prefix: "")
    rowCount += 1
  }

  mutating func add(_ value: JSONValue, to name: String, row: Int) {
    rowCount = row
    add([JSONValue.Member(name: name, value: value)], prefix: "")
    rowCount = row + 1
  }

  /// Returns the columns that have values.
  func finished(remarks: inout [String]) -> [LogColumn] {
    columns.filter { !$0.isEmpty }.map { $0.column(remarks: &remarks) }
  }

  private mutating func add(_ members: [JSONValue.Member], prefix: String) {
    for member in members {
      let name = prefix + member.name
      switch member.value {
      case .number(let value): columns[position(of: name)].append(value, row: rowCount)
      case .bool(let value): columns[position(of: name)].append(value ? 1 : 0, row: rowCount)
      case .string(let text): add(text, to: position(of: name))
      // Ray and other programs write all settings of a run into every line.
      case .object where name == "config": break
      case .object(let members): add(members, prefix: name + "/")
      case .null, .array: break
      }
    }
  }

  /// Adds a string, as a number if it is one: some programs quote numbers, at least non-finite ones.
  private mutating func add(_ text: String, to column: Int) {
    let bytes = Array(text.utf8)
    switch CellContent(bytes, from: 0, to: bytes.count) {
    case .number(let value), .infinite(let value): columns[column].append(value, row: rowCount)
    case .nan: columns[column].append(.nan, row: rowCount)
    case .missing: break
    case .text: columns[column].append(text, row: rowCount)
    }
  }

  private mutating func position(of name: String) -> Int {
    if let position = positions[name] { return position }
    positions[name] = columns.count
    columns.append(ColumnBuilder(name: name))
    return columns.count - 1
  }
}
