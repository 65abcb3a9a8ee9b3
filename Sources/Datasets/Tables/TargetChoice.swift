import FileReading

/// The choice of the column to predict.
struct TargetChoice {
  /// Its position, from 0.
  let column: Int
  /// Remarks for the user about the choice.
  let remarks: [String]

  /// Finds the column that the user named, or the one column with a known target name.
  init(_ wanted: String?, among columns: TableColumns, of path: String) throws(DataError) {
    guard let wanted else {
      let usual = columns.names.indices.filter {
        DelimitedFile.usualTargets.contains(columns.names[$0].lowercased())
      }
      guard usual.count == 1, let column = usual.first else { throw .noTarget(path: path, columns: columns.names) }
      self.column = column
      remarks = ["the target is the column '\(columns.names[column])', for want of --target"]
      return
    }
    let named = columns.written.indices.filter { columns.written[$0] == wanted }
    guard named.count < 2 else { throw .ambiguousColumn(path: path, name: wanted, positions: Array(named)) }
    let count = columns.names.count
    if let column = named.first ?? columns.names.firstIndex(of: wanted) {
      self.column = column
    } else if let position = Int(wanted), (-count..<count).contains(position) {
      column = position < 0 ? position + count : position
    } else {
      throw .noSuchColumn(path: path, name: wanted, columns: columns.names)
    }
    remarks = []
  }
}
