import CSQLite

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A connection to a SQLite database, for one thread at a time.
final class Database {
  /// A value bound to a parameter of a statement.
  enum Value {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
  }

  /// A row of a statement's result.
  struct Row {
    fileprivate let statement: OpaquePointer

    /// Returns an integer, or 0 for NULL.
    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }
    /// Returns a number, or 0 for NULL.
    func real(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }
    /// Returns a text, or an empty string for NULL.
    func text(_ column: Int32) -> String { sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "" }
    /// Returns a blob, or no bytes for NULL.
    func bytes(_ column: Int32) -> [UInt8] {
      guard let start = sqlite3_column_blob(statement, column) else { return [] }
      return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
    }
  }

  private let path: String
  private var connection: OpaquePointer?
  private var prepared: [String: OpaquePointer] = [:]

  /// A connection to the file at a path, which is made unless it is only to be read.
  ///
  /// A file that nobody else uses is not locked: that does not work on all file systems that machines share.
  init(path: String, isReadOnly: Bool, isUnshared: Bool = false) throws(StoreError) {
    self.path = path
    let flags = isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
    let name = isUnshared ? Self.unlocked(path) : Self.plain(path)
    let status = sqlite3_open_v2(name, &connection, flags | SQLITE_OPEN_URI, nil)
    guard status == SQLITE_OK else {
      let error = failure(status)
      sqlite3_close_v2(connection)
      throw error
    }
    sqlite3_extended_result_codes(connection, 1)
    // Another process may be writing, which takes moments.
    sqlite3_busy_timeout(connection, 30_000)
  }

  deinit {
    for statement in prepared.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(connection)
  }

  /// The name by which a file is opened without locks.
  static func unlocked(_ path: String) -> String {
    var name = "file:"
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      let digits = String(byte, radix: 16)
      name += isPlain || "/-_.".unicodeScalars.contains(scalar) ? String(scalar) : (byte < 16 ? "%0" : "%") + digits
    }
    return name + "?nolock=1"
  }

  /// A path that is not taken for an address.
  private static func plain(_ path: String) -> String { path.hasPrefix("file:") ? "./" + path : path }

  /// Runs a statement, which is kept for the next time, and shows its rows.
  func run(
    _ text: String, _ values: [Value] = [], row: (Row) throws(StoreError) -> Void = { _ in }
  ) throws(StoreError) {
    let statement = try statement(text)
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (index, value) in values.enumerated() { bind(value, to: Int32(index + 1), of: statement) }
    var waits = 0
    while true {
      let status = sqlite3_step(statement)
      switch status {
      case SQLITE_ROW: try row(Row(statement: statement))
      case SQLITE_DONE: return
      // SQLite does not wait by itself where several processes change the journal at once.
      case _ where status & 0xff == SQLITE_BUSY && sqlite3_get_autocommit(connection) != 0 && waits < 1_000:
        waits += 1
        sqlite3_reset(statement)
        usleep(5_000)
      default: throw failure(status)
      }
    }
  }

  /// Runs a closure in a transaction.
  func transaction(_ body: () throws(StoreError) -> Void) throws(StoreError) {
    try run("BEGIN IMMEDIATE")
    do throws(StoreError) {
      try body()
      try run("COMMIT")
    } catch {
      try? run("ROLLBACK")
      throw error
    }
  }

  /// The ID of the last inserted row.
  var lastRow: Int64 { sqlite3_last_insert_rowid(connection) }

  /// The number of rows that the last statement changed.
  var changeCount: Int { Int(sqlite3_changes(connection)) }

  private func statement(_ text: String) throws(StoreError) -> OpaquePointer {
    if let known = prepared[text] { return known }
    var statement: OpaquePointer?
    let status = sqlite3_prepare_v3(connection, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard status == SQLITE_OK, let statement else { throw failure(status) }
    prepared[text] = statement
    return statement
  }

  private func bind(_ value: Value, to index: Int32, of statement: OpaquePointer) {
    // SQLite copies the value: Swift does not import `SQLITE_TRANSIENT`, which is a cast.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: sqlite3_bind_null(statement, index)
    case .integer(let number): sqlite3_bind_int64(statement, index, number)
    case .real(let number): sqlite3_bind_double(statement, index, number)
    case .text(let text): sqlite3_bind_text(statement, index, text, -1, copied)
    case .blob(let bytes): sqlite3_bind_blob64(statement, index, bytes, UInt64(bytes.count), copied)
    }
  }

  private func failure(_ status: Int32) -> StoreError {
    let reason = sqlite3_errmsg(connection) ?? sqlite3_errstr(status)
    let words = reason.map { String(cString: $0) } ?? "error \(status)"
    switch status & 0xff {
    case SQLITE_CORRUPT, SQLITE_NOTADB: return .damaged(path: path, reason: words)
    default: return .failed(path: path, reason: words)
    }
  }
}
