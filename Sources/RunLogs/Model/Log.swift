/// The record of one run in a file: a sparse table with one column per logged quantity.
///
/// A row is what was written at one moment. Steps, epochs and times are ordinary columns, so the x of a value is the
/// cell of another column in the same row. A TensorBoard event file has one row per event with scalars, with the
/// columns `step` and `wall_time` next to one per tag.
package struct Log: Sendable, Equatable {
  /// The path as the user wrote it.
  package var path: String
  /// A short label.
  package var name: String
  /// The program or format of the log.
  package var kind: LogKind
  /// The number of rows.
  package var rowCount: Int
  /// The columns, in file order, with unique names.
  package var columns: [LogColumn]
  /// Remarks on the reading of the file, as sentences without a final full stop.
  package var remarks: [String]

  /// Creates a log of columns.
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

  /// Returns the column with exactly this name.
  package func column(_ name: String) -> LogColumn? { columns.first { $0.name == name } }
}

extension Log {
  /// The runs in a table that may contain several; otherwise the log itself.
  package var runs: [Log] { runs(toldApartBy: []) }

  /// Returns the runs in a table that may contain several, distinguished by the given columns, and by others without
  /// which a run would have two values at one x (``RunDivision``).
  func runs(toldApartBy names: [String]) -> [Log] {
    let wide = LongForm.widened(self, except: names)
    guard let division = RunDivision(of: wide, by: names) else { return [wide] }
    return division.runs
  }

  /// Returns the logs as one: rows are concatenated, and columns of one name are one column.
  static func joined(_ logs: [Log], path: String, name: String) -> Log {
    var joined = Log(path: path, name: name, kind: logs.first?.kind ?? .csv, rowCount: 0, columns: [])
    var positions: [String: Int] = [:]
    for log in logs {
      for column in log.columns {
        var moved = column
        moved.rows = LogRows(column.rows.map { $0 + joined.rowCount })
        guard let position = positions[column.name] else {
          positions[column.name] = joined.columns.count
          joined.columns.append(moved)
          continue
        }
        joined.columns[position].append(moved)
      }
      joined.rowCount += log.rowCount
      joined.remarks += log.remarks.filter { !joined.remarks.contains($0) }
    }
    return joined
  }
}

extension LogColumn {
  /// Appends the cells of a column whose first row follows the last of this one.
  fileprivate mutating func append(_ other: LogColumn) {
    for row in other.rows { rows.append(row) }
    if case .numbers(let before) = cells, case .numbers(let numbers) = other.cells {
      cells = .numbers(before + numbers)
    } else {
      cells = .texts(words + other.words)
    }
    band = nil
  }
}
