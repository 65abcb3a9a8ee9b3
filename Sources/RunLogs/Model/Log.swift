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

extension Log {
  /// The runs in a table that may have the rows of several; else the log itself.
  package var runs: [Log] { runs(toldApartBy: []) }

  /// The runs in a table that may have the rows of several, told apart by some columns always, and by those without which a
  /// run would have two values at one x (``RunDivision``).
  func runs(toldApartBy names: [String]) -> [Log] {
    let wide = LongForm.widened(self, except: names)
    guard let division = RunDivision(of: wide, by: names) else { return [wide] }
    return division.runs
  }

  /// The logs as one: rows below each other, columns of one name as one column.
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
  /// Adds the cells of a column that begins below the last of this one.
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
