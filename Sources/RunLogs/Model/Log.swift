/// What a file says about one run: a sparse table, a column for everything that was logged.
///
/// Whatever the file was, a row is what was written at one moment. Steps, epochs and times are columns like any other, so
/// the x of a value is the cell of another column in the same row. A TensorBoard event file has a row for every event with
/// scalars, with the columns `step` and `wall_time` beside one for each tag.
package struct Log: Sendable, Equatable {
  /// Where it was read from, as the user wrote it.
  package var path: String
  /// A short label.
  package var name: String
  /// What wrote it.
  package var kind: LogKind
  /// The number of rows.
  package var rowCount: Int
  /// The columns, in the order of the file; no two have one name.
  package var columns: [LogColumn]
  /// What should be known about how the file was read, as sentences without their full stop.
  package var remarks: [String]

  /// A log of these columns.
  package init(
    path: String, name: String, kind: LogKind, rowCount: Int, columns: [LogColumn], remarks: [String] = []
  ) {
    self.path = path
    self.name = name
    self.kind = kind
    self.rowCount = rowCount
    self.columns = columns
    self.remarks = remarks
  }

  /// The column with exactly this name.
  package func column(_ name: String) -> LogColumn? { columns.first { $0.name == name } }
}
