package import Descent

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension RunStore {
  /// Merges the runs in files, each written by one process, into the store, in any order and any number of times.
  ///
  /// A file that has not changed since the last time is not read again.
  ///
  /// - Returns: The keys of runs whose result in a file differs from the store's; the store keeps its own.
  package func merge(_ paths: [String]) throws(StoreError) -> [RunKey] {
    var different: [RunKey] = []
    for path in paths {
      var status = stat()
      guard stat(path, &status) == 0, status.st_size > 0 else { continue }
      let stamp =
        "\(path.split(separator: "/").suffix(2).joined(separator: "/")) \(status.st_size) \(Self.time(of: status))"
      try locked { connection throws(StoreError) in
        let database = connection.database
        try database.run("CREATE TABLE IF NOT EXISTS merged(stamp TEXT PRIMARY KEY) WITHOUT ROWID")
        var isKnown = false
        try database.run("SELECT 1 FROM merged WHERE stamp = ?1", [.text(stamp)]) { _ in isKnown = true }
        guard !isKnown else { return }
        try database.run("ATTACH ?1 AS part", [.text(Database.unlocked(path))])
        defer { try? database.run("DETACH part") }
        // The merge may add shared rows.
        connection.sharedRows = [:]
        try database.transaction { () throws(StoreError) in
          let new = try Self.merge(into: database)
          different += new
          // Differences are reported every time.
          guard new.isEmpty else { return }
          try database.run("INSERT OR REPLACE INTO merged(stamp) VALUES (?1)", [.text(stamp)])
        }
      }
    }
    return different
  }

  private static func time(of status: stat) -> String {
    #if canImport(Darwin)
      "\(status.st_mtimespec.tv_sec).\(status.st_mtimespec.tv_nsec)"
    #else
      "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    #endif
  }

  private static func merge(into database: Database) throws(StoreError) -> [RunKey] {
    var tables: Int64 = 0
    try database.run("SELECT count(*) FROM part.sqlite_schema WHERE name = 'run'") { row in tables = row.integer(0) }
    // The process that writes the file has only just begun.
    guard tables > 0 else { return [] }
    var rivals: [(key: [UInt8], theirs: StoredTraces, ours: StoredTraces)] = []
    try database.run(
      "SELECT a.key, a.trace, b.trace FROM part.run AS a JOIN main.run AS b ON a.key = b.key WHERE a.trace <> b.trace"
    ) { row in
      guard let theirs = StoredTraces(row.bytes(1)), let ours = StoredTraces(row.bytes(2)) else { return }
      rivals.append((row.bytes(0), theirs, ours))
    }
    try database.run(
      "INSERT OR IGNORE INTO main.shared(key, subject, run, digests) SELECT key, subject, run, digests FROM part.shared"
    )
    let columns = ["rate", "seed", "start", "length", "state", "trace", "seconds", "made", "host", "command"]
    try database.run(
      "INSERT OR IGNORE INTO main.run(key, shared, \(columns.joined(separator: ", "))) SELECT a.key, c.id, "
        + columns.map { "a.\($0)" }.joined(separator: ", ")
        + " FROM part.run AS a JOIN part.shared AS b ON b.id = a.shared JOIN main.shared AS c ON c.key = b.key")
    var different: [RunKey] = []
    for (key, theirs, ours) in rivals {
      var all = ours
      var isEqual = true
      for (length, trace) in theirs.traces {
        if let known = ours.traces[length] {
          isEqual = isEqual && StoredTraces(known, length).bytes == StoredTraces(trace, length).bytes
        } else {
          all.traces[length] = trace
        }
      }
      if !isEqual, let key = RunKey(bytes: key) { different.append(key) }
      guard all.traces.count > ours.traces.count, let longest = all.longest else { continue }
      try database.run(
        "UPDATE main.run SET trace = ?2, length = ?3, state = ?4 WHERE key = ?1",
        [.blob(key), .blob(all.bytes), .text(all.lengths), .text(longest.verdict.word)])
    }
    return different
  }
}
