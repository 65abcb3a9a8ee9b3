import RunLogs
import TestSupport

/// A log file written for one test.
struct Written {
  let folder: TemporaryFolder
  let path: String

  init(_ name: String, _ text: String) throws {
    folder = try TemporaryFolder([name: Array(text.utf8)])
    path = "\(folder.path)/\(name)"
  }

  /// Returns the single log in the file.
  func log() throws -> Log { try LogReader.logs(in: path)[0] }

  /// The error message of a file that cannot be read.
  var message: String { folder.message { try LogReader.logs(in: path) } }
}

/// Returns a log with numeric columns that have a value in every row.
func log(_ name: String, path: String? = nil, _ columns: (String, [Double])...) -> Log {
  Log(
    path: path ?? "\(name).csv", name: name, kind: .csv, rowCount: columns.map(\.1.count).max() ?? 0,
    columns: columns.map { LogColumn(name: $0, rows: Array($1.indices), cells: .numbers($1)) })
}
