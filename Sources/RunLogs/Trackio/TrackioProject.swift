import FileReading

/// A project of Trackio: an SQLite database whose table `metrics` has one row of JSON per step of each run.
enum TrackioProject: LogFormat {
  /// Returns whether the file is a database with such a table; its first page contains the statements that created its
  /// tables.
  static func recognizes(_ file: InputFile) -> Bool {
    guard file.bytes.starts(with: Array("SQLite format 3\0".utf8)) else { return false }
    let text = String(decoding: file.bytes.prefix(1 << 16), as: UTF8.self)
    return text.contains("run_name") && text.contains("metrics")
  }

  static func read(_ file: InputFile) throws(LogError) -> [Log] {
    let database = try SQLiteDatabase(file)
    let rows = try database.rows("SELECT run_name, step, timestamp, metrics FROM metrics ORDER BY run_name, rowid")
    var order: [String] = []
    var tables: [String: ObjectTable] = [:]
    for row in rows {
      guard row.count == 4, let run = row[0], let json = row[3] else { continue }
      var scanner = JSONScanner(Array(json.utf8))
      guard case .object(let members)? = try? scanner.value() else { continue }
      if tables[run] == nil { order.append(run) }
      let step = row[1].flatMap { Double($0) }.map { JSONValue.Member(name: "step", value: .number($0)) }
      let time = row[2].map { JSONValue.Member(name: "timestamp", value: .string($0)) }
      tables[run, default: ObjectTable()].append([step, time].compactMap { $0 } + members)
    }
    guard !order.isEmpty else { throw .noRows(path: file.path, columns: ["run_name", "step", "metrics"]) }
    return order.compactMap { run in
      guard let table = tables[run] else { return nil }
      var remarks: [String] = []
      let columns = table.finished(remarks: &remarks)
      return Log(
        path: file.path, name: run, kind: .trackio, rowCount: table.rowCount, columns: columns, remarks: remarks)
    }
  }
}
