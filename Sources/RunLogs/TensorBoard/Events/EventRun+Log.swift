import FileReading
import Wording

extension EventRun {
  /// The column of steps in a log of events.
  static let stepColumn = "step"
  /// The column of times, in seconds since 1970.
  static let timeColumn = "wall_time"

  /// The run as a log: a row for every event that has scalars left, its step and time before the tags.
  func log(path: String, name: String) -> Log {
    var isUsed = [Bool](repeating: false, count: steps.count)
    for one in series { for row in one.rows { isUsed[row] = true } }
    let used = steps.indices.filter { isUsed[$0] }
    var newRows = [Int](repeating: 0, count: steps.count)
    for (row, old) in used.enumerated() { newRows[old] = row }

    let all = LogRows(0..<used.count)
    var columns = [
      LogColumn(name: Self.stepColumn, rows: all, cells: .numbers(used.map { Double(steps[$0]) })),
      LogColumn(name: Self.timeColumn, rows: all, cells: .numbers(used.map { wallTimes[$0] })),
    ]
    for one in series where !one.rows.isEmpty {
      var name = one.tag
      while name == Self.stepColumn || name == Self.timeColumn || name != one.tag && positions[name] != nil {
        name += " (tag)"
      }
      columns.append(LogColumn(name: name, rows: one.rows.map { newRows[$0] }, cells: .numbers(one.values)))
    }

    var remarks = remarks
    if columns.count == 2 { remarks.append("there are no scalars in it") }
    if !skipped.isEmpty {
      let kinds = skipped.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value.grouped))" }
      remarks.append("left out what is no scalar: \(kinds.joined(separator: ", "))")
    }
    return Log(path: path, name: name, kind: .tensorBoard, rowCount: used.count, columns: columns, remarks: remarks)
  }
}
