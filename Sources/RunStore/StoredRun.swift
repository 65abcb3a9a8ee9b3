package import Descent

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A run in a store, with its metadata.
package struct StoredRun: Sendable {
  /// The key.
  package let key: RunKey
  /// The run; the longest of several lengths.
  package let run: Run
  /// The digests on which its numbers depend.
  package let digests: RunDigests
  /// The traces, by ascending length.
  package let traces: [(length: RunLength, trace: Trace)]
  /// A description of the lengths.
  package let lengths: String
  /// The verdict on the longest run, in one word.
  package let verdict: String
  /// The size of the traces in the store, in bytes.
  package let byteCount: Int
  /// The duration in seconds.
  package let seconds: Double
  /// The time at which the run was performed, in seconds since 1970.
  package let made: Int64
  /// The machine that performed the run.
  package let host: String
  /// The command that performed the run.
  package let command: String
}

/// A selection of runs in a store; all conditions have to hold.
package struct RunChoice: Sendable {
  /// A substring of the command.
  package var command: String?
  /// A substring of the subject, such as the name of a loss, a surface or a data set.
  package var subject: String?
  /// The verdict in one word.
  package var verdict: String?
  /// The time, in seconds since 1970, before which the run was performed.
  package var madeBefore: Int64?

  /// Creates a selection of all runs.
  package init() {}

  /// Whether all runs are selected.
  package var isEverything: Bool { command == nil && subject == nil && verdict == nil && madeBefore == nil }

  fileprivate var condition: String {
    "(?1 IS NULL OR instr(run.command, ?1) > 0) AND (?2 IS NULL OR instr(shared.subject, ?2) > 0) "
      + "AND (?3 IS NULL OR run.state = ?3) AND (?4 IS NULL OR run.made < ?4)"
  }

  fileprivate var values: [Database.Value] {
    [command, subject, verdict].map { $0.map(Database.Value.text) ?? .null }
      + [madeBefore.map(Database.Value.integer) ?? .null]
  }
}

extension RunStore {
  private static let columns = """
    run.key, shared.run, shared.digests, run.rate, run.seed, run.start, run.trace, run.state, run.seconds, run.made, \
    run.host, run.command FROM run JOIN shared ON shared.id = run.shared
    """

  /// Returns the number of selected runs, and the size of their traces in bytes.
  package func count(of choice: RunChoice) throws(StoreError) -> (runs: Int, bytes: Int) {
    var (runs, bytes) = (0, 0)
    try locked { connection throws(StoreError) in
      try connection.database.run(
        "SELECT count(*), total(length(trace)) FROM run JOIN shared ON shared.id = run.shared "
          + "WHERE \(choice.condition)", choice.values
      ) { row in (runs, bytes) = (Int(row.integer(0)), Int(row.real(1))) }
    }
    return (runs, bytes)
  }

  /// Calls a closure with at most `limit` of the selected runs, newest first.
  package func forEach(
    _ choice: RunChoice, limit: Int = .max, random: Bool = false, _ body: (StoredRun) throws -> Void
  ) throws {
    var failure: (any Error)?
    try locked { connection throws(StoreError) in
      try connection.database.run(
        "SELECT \(Self.columns) WHERE \(choice.condition) "
          + "ORDER BY \(random ? "random()" : "run.made DESC, run.id DESC") LIMIT \(limit)", choice.values
      ) { row in
        guard failure == nil, let run = StoredRun(row) else { return }
        do { try body(run) } catch { failure = error }
      }
    }
    if let failure { throw failure }
  }

  /// Returns the run whose key begins with some hexadecimal digits.
  package func run(withKey digits: String) throws(StoreError) -> StoredRun {
    var found: [StoredRun] = []
    try locked { connection throws(StoreError) in
      try connection.database.run(
        "SELECT \(Self.columns) WHERE substr(lower(hex(run.key)), 1, length(?1)) = ?1 LIMIT 2",
        [.text(digits.lowercased())]
      ) { row in if let run = StoredRun(row) { found.append(run) } }
    }
    guard found.count == 1, !digits.isEmpty else { throw .noRun(key: digits, count: found.count) }
    return found[0]
  }

  /// Returns the size of the store in bytes.
  package func byteCount() throws(StoreError) -> Int64 {
    var bytes: Int64 = 0
    try locked { connection throws(StoreError) in bytes = try Self.byteCount(connection.database) }
    return bytes
  }

  /// Removes the selected runs and returns their number.
  package func remove(_ choice: RunChoice) throws(StoreError) -> Int {
    var count = 0
    try locked { connection throws(StoreError) in
      let database = connection.database
      try database.run(
        "DELETE FROM run WHERE id IN (SELECT run.id FROM run JOIN shared ON shared.id = run.shared "
          + "WHERE \(choice.condition))", choice.values)
      count = database.changeCount
      try Self.tidyUp(&connection)
    }
    return count
  }

  /// Removes the oldest runs until the store is at most this large, and returns their number.
  @discardableResult
  package func prune(toBytes limit: Int64) throws(StoreError) -> Int {
    var count = 0
    try locked { connection throws(StoreError) in
      let database = connection.database
      while true {
        let bytes = try Self.byteCount(database)
        var runs: Int64 = 0
        try database.run("SELECT count(*) FROM run") { row in runs = row.integer(0) }
        guard bytes > limit, runs > 0 else { return }
        // Removes a tenth more than needed, so that this happens rarely.
        let share = min(1, 1.1 - Double(limit) / Double(bytes))
        try database.run(
          "DELETE FROM run WHERE id IN (SELECT id FROM run ORDER BY made, id LIMIT ?1)",
          [.integer(max(1, Int64(share * Double(runs))))])
        count += database.changeCount
        try Self.tidyUp(&connection)
      }
    }
    return count
  }

  private static func byteCount(_ database: Database) throws(StoreError) -> Int64 {
    var (pages, size) = (Int64(0), Int64(0))
    try database.run("PRAGMA page_count") { row in pages = row.integer(0) }
    try database.run("PRAGMA page_size") { row in size = row.integer(0) }
    return pages * size
  }

  private static func tidyUp(_ connection: inout Connection) throws(StoreError) {
    let database = connection.database
    try database.run("DELETE FROM shared WHERE id NOT IN (SELECT shared FROM run)")
    try database.run("PRAGMA incremental_vacuum")
    try database.run("PRAGMA wal_checkpoint(TRUNCATE)")
  }
}

extension StoredRun {
  fileprivate init?(_ row: Database.Row) {
    guard let key = RunKey(bytes: row.bytes(0)), var run = StoredJSON.value(Run.self, of: row.text(1)),
      let digests = StoredJSON.value(RunDigests.self, of: row.text(2)), let stored = StoredTraces(row.bytes(6)),
      let longest = stored.ordered.last
    else { return nil }
    run.rate = row.real(3)
    run.seed = UInt64(bitPattern: row.integer(4))
    run.options.length = longest.length
    if case .values = run.start { run.start = .values(ByteReader.values(row.bytes(5)) ?? []) }
    self.init(
      key: key, run: run, digests: digests, traces: stored.ordered, lengths: stored.lengths, verdict: row.text(7),
      byteCount: row.bytes(6).count, seconds: row.real(8), made: row.integer(9), host: row.text(10),
      command: row.text(11))
  }

  /// Returns whether the traces equal the stored ones, byte for byte.
  package func isEqual(to traces: [Trace]) -> Bool {
    zip(self.traces, traces).allSatisfy { StoredTraces($0.trace, $0.length).bytes == StoredTraces($1, $0.length).bytes }
      && self.traces.count == traces.count
  }
}

extension Subject {
  /// A description of the subject: the surface, or the loss, the model and the data.
  package var words: String {
    guard let learning else { return "\(objective)" }
    return "\(learning.loss) \(learning.model) \(learning.data.component.map { "\($0)" } ?? learning.data.path ?? "")"
  }
}

/// Values as JSON in a store, including non-finite numbers.
package enum StoredJSON {
  private static let words = (inf: "inf", minus: "-inf", nan: "nan")

  /// Returns a value as JSON with sorted keys; `nil` if it cannot be encoded.
  package static func text(of value: some Encodable, isPretty: Bool = false) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: words.inf, negativeInfinity: words.minus, nan: words.nan)
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value that JSON holds; `nil` where it is not of that kind.
  package static func value<Value: Decodable>(_ type: Value.Type, of text: String) -> Value? {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: words.inf, negativeInfinity: words.minus, nan: words.nan)
    return try? decoder.decode(type, from: Data(text.utf8))
  }
}
