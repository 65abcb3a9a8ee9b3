package import FileReading
import Wording

/// Reads the event files that TensorFlow, PyTorch and others write for TensorBoard.
///
/// Reads only scalars, with their steps and times: those of PyTorch (`simple_value`, in single precision) and those of
/// TensorFlow 2 (a tensor whose tag belongs to the plugin `scalars`).
package enum EventLog: LogFormat {
  /// Returns whether TensorBoard would read a file with this name; exports are excluded.
  package static func recognizes(name: String) -> Bool {
    name.contains("tfevents") && ![".csv", ".json", ".profile-empty"].contains { name.hasSuffix($0) }
  }

  /// Returns whether the bytes begin like an event file.
  package static func recognizes(_ bytes: [UInt8]) -> Bool { RecordReader.isRecord(bytes) }

  package static func recognizes(_ file: InputFile) -> Bool { recognizes(name: file.name) || recognizes(file.bytes) }

  /// Returns the log of one event file.
  package static func read(_ file: InputFile) throws(LogError) -> [Log] {
    [try read([(path: file.path, bytes: file.bytes)], path: file.path, name: file.name)]
  }

  /// Returns the log of one run: all event files of its folder.
  ///
  /// The files are joined by the times of their first events. If a later file, or a session start, takes a tag back to
  /// an earlier step, the later values replace those from that step on.
  package static func read(
    _ files: [(path: String, bytes: [UInt8])], path: String, name: String
  ) throws(LogError) -> Log {
    let written = files.filter { !$0.bytes.isEmpty }
    guard let first = written.first else { throw .emptyFile(path: path) }
    if written.count == 1, !recognizes(first.bytes) {
      throw .damaged(path: first.path, what: "it does not begin as an event file does")
    }
    let dated = written.map { (file: $0, start: EventRun.start(of: $0.bytes) ?? .infinity) }
    var run = EventRun()
    for (file, _) in dated.sorted(by: { ($0.start, $0.file.path) < ($1.start, $1.file.path) }) {
      run.append(file.bytes, name: lastPart(of: file.path))
    }
    return run.log(path: path, name: name)
  }

  private static func lastPart(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

extension EventRun {
  /// The name of the column of steps.
  static let stepColumn = "step"
  /// The name of the column of times, in seconds since 1970.
  static let timeColumn = "wall_time"

  /// Returns the run as a log: one row per event with scalars, with step and time before the tags.
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
