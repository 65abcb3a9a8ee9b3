import Descent
import FileWriting
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A finished run to be stored.
struct FinishedRun: Sendable {
  var run: Run
  var trace: Trace
  /// The key of the run, and the part it shares with others.
  var key: RunKey
  var shared: SharedRun
  /// The duration of the run in seconds.
  var seconds: Double
}

/// A file of finished runs.
///
/// Several processes may use one store at the same time, and any of them may be killed at any moment.
package final class RunStore: @unchecked Sendable {
  /// The folder of the store.
  package let folder: String
  /// The path of the file of runs.
  package let path: String
  private let database: Mutex<Connection>

  /// The state that the lock guards; the connection must not be used by several threads at once.
  struct Connection: @unchecked Sendable {
    let database: Database
    /// The IDs of the rows of shared parts, by hash; valid within one transaction.
    var sharedRows: [RunKey: Int64] = [:]
  }

  /// The statement that inserts a run.
  private static let insertion = """
    INSERT INTO run(key, shared, rate, seed, start, length, state, trace, seconds, made, host, command) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) \
    ON CONFLICT(key) DO UPDATE SET trace = excluded.trace, state = excluded.state, length = excluded.length, \
    seconds = seconds + excluded.seconds
    """

  private static let schema = [
    "CREATE TABLE IF NOT EXISTS shared(id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, subject TEXT NOT NULL, "
      + "run TEXT NOT NULL, digests TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS run(id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, shared INTEGER NOT NULL, "
      + "rate REAL, seed INTEGER NOT NULL, start BLOB, length TEXT NOT NULL, state TEXT NOT NULL, trace BLOB NOT NULL, "
      + "seconds REAL, made INTEGER NOT NULL, host TEXT NOT NULL, command TEXT NOT NULL, "
      + "times INTEGER NOT NULL DEFAULT 1)",
  ]

  /// The application ID of the file, `gdpl`.
  private static let application: Int64 = 0x6764_706c
  private static let version: Int64 = 1

  /// Opens the store in a folder, creating it if needed unless it is read-only.
  ///
  /// With `isReplaceable` a file that is broken is removed and begun anew.
  package convenience init(
    folder: String, isReadOnly: Bool = false, isReplaceable: Bool = false
  ) throws(StoreError) {
    if isReadOnly {
      guard access(folder + Self.name, F_OK) == 0 else { throw .noStore(folder: folder) }
    } else {
      try Self.makeFolder(folder)
    }
    try self.init(folder + Self.name, in: folder, isReadOnly: isReadOnly, isReplaceable: isReplaceable)
  }

  /// The store of one process alone, in a file of an existing folder that several machines may see.
  package convenience init(unshared path: String) throws(StoreError) {
    try self.init(path, in: TemporaryFile.folder(of: path), isUnshared: true)
  }

  private init(
    _ path: String, in folder: String, isReadOnly: Bool = false, isReplaceable: Bool = false, isUnshared: Bool = false
  ) throws(StoreError) {
    self.folder = folder
    self.path = path
    func opened() throws(StoreError) -> Database {
      let database = try Database(path: path, isReadOnly: isReadOnly, isUnshared: isUnshared)
      try Self.prepare(
        database, path: path, isReadOnly: isReadOnly, isLocal: !isUnshared && FileSystem.isLocal(folder))
      return database
    }
    do throws(StoreError) {
      database = Mutex(Connection(database: try opened()))
    } catch {
      guard isReplaceable, case .damaged = error else { throw error }
      Self.removeFiles(at: path)
      database = Mutex(Connection(database: try opened()))
    }
  }

  /// Opens the user's cache in a folder and keeps it below its limit; a damaged one is replaced, and those of other
  /// builds of the program are removed after a day.
  package convenience init(cache folder: String) throws(StoreError) {
    try self.init(folder: folder, isReplaceable: true)
    try prune(toBytes: Self.cacheLimit)
    let parent = TemporaryFile.folder(of: folder)
    guard let listing = opendir(parent) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let other = parent + "/" + name
      var status = stat()
      guard name.first != ".", other != folder, stat(other + Self.name, &status) == 0,
        time(nil) - status.st_mtim.tv_sec > 86_400
      else { continue }
      Self.removeFiles(at: other + Self.name)
      rmdir(other)
    }
  }

  private static func removeFiles(at path: String) {
    for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
  }

  /// The path of the file relative to its folder.
  private static let name = "/runs.sqlite"

  /// The largest size of a cache in bytes.
  private static let cacheLimit: Int64 = 1_000_000_000

  private static func prepare(
    _ database: Database, path: String, isReadOnly: Bool, isLocal: Bool
  ) throws(StoreError) {
    var (application, version, tables) = (Int64(0), Int64(0), Int64(0))
    // A transaction, because another process may be creating the store.
    try database.run("BEGIN")
    try database.run("PRAGMA application_id") { row in application = row.integer(0) }
    try database.run("PRAGMA user_version") { row in version = row.integer(0) }
    try database.run("SELECT count(*) FROM sqlite_schema") { row in tables = row.integer(0) }
    try database.run("COMMIT")
    guard application == Self.application && version == Self.version || tables == 0 else {
      throw StoreError.foreign(path: path)
    }
    guard !isReadOnly else { return }
    if tables == 0 { try database.run("PRAGMA auto_vacuum = INCREMENTAL") }
    // Write-ahead logging needs memory shared by all users of the file, which works only on one machine.
    try database.run("PRAGMA journal_mode = \(isLocal ? "WAL" : "DELETE")")
    try database.run("PRAGMA synchronous = \(isLocal ? "NORMAL" : "FULL")")
    try database.run("PRAGMA cache_size = -65536")
    guard tables == 0 else { return }
    try database.transaction { () throws(StoreError) in
      for statement in schema { try database.run(statement) }
      try database.run("PRAGMA application_id = \(Self.application)")
      try database.run("PRAGMA user_version = \(Self.version)")
    }
  }

  private static func makeFolder(_ folder: String) throws(StoreError) {
    do throws(SystemFailure) {
      try TemporaryFile.makeFolder(folder, mode: 0o777)
    } catch {
      throw .noFolder(path: folder, reason: error.description)
    }
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .noFolder(path: folder, reason: SystemFailure(ENOTDIR).description)
    }
  }

  // MARK: Runs

  /// Returns the traces stored for a key; `nil` if there are none.
  func traces(for key: RunKey) throws(StoreError) -> StoredTraces? {
    var found: StoredTraces?
    try locked { connection throws(StoreError) in
      try connection.database.run("SELECT trace FROM run WHERE key = ?1", [.blob(key.bytes)]) { row in
        found = StoredTraces(row.bytes(0))
      }
    }
    return found
  }

  /// Writes runs in one transaction.
  ///
  /// - Returns: The keys of runs for which the store has a different result, which it keeps.
  func write(_ runs: [FinishedRun], command: String) throws(StoreError) -> [RunKey] {
    var different: [RunKey] = []
    try locked { connection throws(StoreError) in
      // Another process may have removed rows since the last transaction.
      connection.sharedRows = [:]
      try connection.database.transaction { () throws(StoreError) in
        different = try Self.write(runs, command: command, to: &connection)
      }
    }
    return different
  }

  private static func write(
    _ runs: [FinishedRun], command: String, to connection: inout Connection
  ) throws(StoreError) -> [RunKey] {
    var different: [RunKey] = []
    let now = Int64(time(nil))
    var rest = runs[...]
    while let first = rest.first {
      // The lengths of a run are adjacent.
      let group = rest.prefix { $0.key == first.key }
      rest = rest.dropFirst(group.count)
      var kept = StoredTraces()
      try connection.database.run("SELECT trace FROM run WHERE key = ?1", [.blob(first.key.bytes)]) { row in
        kept = StoredTraces(row.bytes(0)) ?? kept
      }
      var isNew = false
      for one in group {
        let length = one.run.options.length
        if let old = kept.traces[length] {
          if StoredTraces(old, length).bytes != StoredTraces(one.trace, length).bytes { different.append(one.key) }
        } else {
          kept.traces[length] = one.trace
          isNew = true
        }
      }
      guard isNew, let longest = kept.longest else {
        // Another process has stored it in the meantime.
        try connection.database.run("UPDATE run SET times = times + 1 WHERE key = ?1", [.blob(first.key.bytes)])
        continue
      }
      let bytes = kept.bytes
      // SQLite's limit; a run beyond it is performed every time.
      guard bytes.count < 1_000_000_000 else { continue }
      let shared = try row(of: first.shared, in: &connection)
      var start = Database.Value.null
      if case .values(let values) = first.run.start {
        var writer = ByteWriter()
        writer.write(values)
        start = .blob(writer.bytes)
      }
      try connection.database.run(
        insertion,
        [
          .blob(first.key.bytes), .integer(shared), .real(first.run.rate),
          .integer(Int64(bitPattern: first.run.seed)), start, .text(kept.lengths), .text(longest.verdict.word),
          .blob(bytes), .real(group.reduce(0) { $0 + $1.seconds }), .integer(now), .text(host), .text(command),
        ])
    }
    return different
  }

  private static func row(of shared: SharedRun, in connection: inout Connection) throws(StoreError) -> Int64 {
    if let known = connection.sharedRows[shared.key] { return known }
    let database = connection.database
    var row: Int64?
    try database.run("SELECT id FROM shared WHERE key = ?1", [.blob(shared.key.bytes)]) { row = $0.integer(0) }
    if row == nil {
      try database.run(
        "INSERT INTO shared(key, subject, run, digests) VALUES (?1, ?2, ?3, ?4)",
        [
          .blob(shared.key.bytes), .text(shared.run.subject.words), .text(json(shared.run)),
          .text(json(shared.digests)),
        ])
      row = database.lastRow
    }
    connection.sharedRows[shared.key] = row
    return row ?? 0
  }

  private static func json(_ value: some Encodable) -> String { StoredJSON.text(of: value) ?? "{}" }

  /// The name of this machine.
  private static let host: String = {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "" }
    return name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
  }()

  func locked(_ body: (inout Connection) throws(StoreError) -> Void) throws(StoreError) {
    var failure: StoreError?
    database.withLock { connection in
      do throws(StoreError) { try body(&connection) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
