/// The columns of a table, with unique names.
package struct TableColumns: Sendable {
  /// The unique names.
  package let names: [String]
  /// The names as written in the file, which may contain duplicates.
  package let written: [String]
  /// Remarks on the names.
  package let remarks: [String]

  /// Creates columns without a header: `c0`, `c1`, ….
  package init(count: Int) {
    names = (0..<count).map { "c\($0)" }
    written = names
    remarks = ["no header: the columns are called c0…c\(count - 1)"]
  }

  /// Creates columns from the names in a header; one without a name gets its index, `c3`, and a second `x` becomes
  /// `x.1`.
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
