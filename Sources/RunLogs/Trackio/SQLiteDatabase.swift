import CSQLite
import FileReading

/// A read-only SQLite database.
final class SQLiteDatabase {
  private let path: String
  private var connection: OpaquePointer?

  /// Opens a database in place, with the files that a writing program keeps next to it; for a pipe, its contents.
  init(_ file: InputFile) throws(LogError) {
    path = file.path
    if InputFile.isRegular(path), sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY, nil) == SQLITE_OK,
      (try? rows("SELECT 1 FROM sqlite_master")) != nil
    {
      return
    }
    sqlite3_close(connection)
    connection = nil
    guard sqlite3_open_v2(":memory:", &connection, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK,
      let copy = sqlite3_malloc64(UInt64(file.bytes.count))
    else { throw .damaged(path: path, what: "SQLite does not start") }
    file.bytes.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count) }
    let bytes = copy.assumingMemoryBound(to: UInt8.self)
    // An in-memory database has no write-ahead log.
    if file.bytes.count > 19 { (bytes[18], bytes[19]) = (1, 1) }
    let size = Int64(file.bytes.count)
    let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY)
    guard sqlite3_deserialize(connection, "main", bytes, size, size, flags) == SQLITE_OK else {
      throw .damaged(path: path, what: "is no SQLite database that can be read")
    }
  }

  deinit { sqlite3_close(connection) }

  /// Returns the rows of a query, as text.
  func rows(_ query: String) throws(LogError) -> [[String?]] {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(connection, query, -1, &statement, nil) == SQLITE_OK else { throw fault }
    defer { sqlite3_finalize(statement) }
    var rows: [[String?]] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW:
        rows.append(
          (0..<sqlite3_column_count(statement)).map { sqlite3_column_text(statement, $0).map { String(cString: $0) } })
      case SQLITE_DONE: return rows
      default: throw fault
      }
    }
  }

  private var fault: LogError {
    .damaged(path: path, what: "SQLite cannot read it: \(sqlite3_errmsg(connection).map { String(cString: $0) } ?? "")")
  }
}
