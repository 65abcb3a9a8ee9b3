/// The columns of a table, each with a name of its own.
package struct TableColumns: Sendable {
  /// The names, all different.
  package let names: [String]
  /// The names as the file has them; the same one may stand there twice.
  package let written: [String]
  /// What a user should know about the names.
  package let remarks: [String]

  /// Columns without a header: `c0`, `c1`, ….
  package init(count: Int) {
    names = (0..<count).map { "c\($0)" }
    written = names
    remarks = ["no header: the columns are called c0…c\(count - 1)"]
  }

  /// Columns with the names in a header; what has none is called by its position, `c3`, and a second `x` becomes `x.1`.
  package init(names header: [String]) {
    var names: [String] = []
    var remarks: [String] = []
    var taken = Set(header)
    var seen: Set<String> = []
    for (position, name) in header.enumerated() {
      if !name.isEmpty, seen.insert(name).inserted {
        names.append(name)
        continue
      }
      var unique = name.isEmpty ? "c\(position)" : "\(name).1"
      var copy = 1
      while !taken.insert(unique).inserted {
        copy += 1
        unique = name.isEmpty ? "c\(position).\(copy)" : "\(name).\(copy)"
      }
      names.append(unique)
      remarks.append(
        name.isEmpty
          ? "column \(position) has no name and is called '\(unique)'"
          : "column \(position) is a second '\(name)' and is called '\(unique)'")
    }
    self.names = names
    written = header
    self.remarks = remarks
  }
}
