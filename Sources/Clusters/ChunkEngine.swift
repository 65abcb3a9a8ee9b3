package import Descent
package import RunStore
import Synchronization

/// The outcome of a chunk.
package struct ChunkFinished: Error, Sendable {
  /// The number of finished runs.
  package let done: Int
  /// The number of runs that were stopped before their end.
  package let interrupted: Int
}

/// An engine that performs only the runs of one chunk, stores them, and throws ``ChunkFinished``: without the other
/// chunks there is no result.
package struct ChunkEngine: RunEngine {
  private let base: StoredEngine<LocalEngine>
  private let missing: MissingRuns
  private let chunk: Int
  private let count: Int
  private let shouldStop: @Sendable () -> Bool
  private let didFinish: @Sendable () -> Void

  /// Creates an engine for a chunk of a sweep; `base` stores the runs in the chunk's file, and chunks count from 1.
  package init(
    _ chunk: Int, of sweep: Sweep, in folder: SweepFolder, base: StoredEngine<LocalEngine>,
    shouldStop: @escaping @Sendable () -> Bool, didFinish: @escaping @Sendable () -> Void
  ) throws {
    missing = try folder.missing()
    self.base = base
    self.chunk = chunk - 1
    count = sweep.chunks
    self.shouldStop = shouldStop
    self.didFinish = didFinish
  }

  package func perform(
    _ runs: some Sequence<Run> & Sendable, in laboratory: Laboratory,
    observing observer: @Sendable (Int) -> RunObserver, _ finished: @Sendable (Int, Trace) throws -> Void
  ) throws {
    let counts = Mutex((done: 0, interrupted: 0))
    let mine = ChunkRuns(runs: runs, missing: missing, chunk: chunk, count: count)
    try base.perform(mine, in: laboratory, observing: { _ in RunObserver(shouldStop: shouldStop) }) { _, trace in
      if case .interrupted = trace.verdict { return counts.withLock { $0.interrupted += 1 } }
      counts.withLock { $0.done += 1 }
      didFinish()
    }
    if let failure = base.failure { throw failure }
    let (done, interrupted) = counts.withLock { $0 }
    throw ChunkFinished(done: done, interrupted: interrupted)
  }
}

/// The missing runs of a sequence, as one bit per run, and their division into chunks.
///
/// Runs that differ only in length are computed together and so belong to the same chunk. Neighbouring cells of a heat
/// map take similar times, so groups are distributed round-robin, starting at a different chunk in each round: no chunk
/// has all the slow ones.
struct MissingRuns: Sendable {
  /// The bits, eight per byte.
  private(set) var bytes: [UInt8] = []
  /// The number of runs.
  private(set) var total = 0
  /// The number of missing runs.
  private(set) var count = 0
  /// The number of groups with missing runs; runs that are computed together form a group.
  private(set) var groupCount = 0
  private var groups = RunGroupRanks()

  /// Creates an empty sequence.
  init() {}

  /// Creates the sequence with these bits.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Appends a run; returns whether it begins a group with missing runs.
  mutating func append(_ run: Run, isMissing: Bool) -> Bool {
    if total.isMultiple(of: 8) { bytes.append(0) }
    defer { total += 1 }
    guard groups.rank(of: run, isMissing: isMissing) != nil else { return false }
    bytes[total / 8] |= 1 << UInt8(total % 8)
    count += 1
    defer { groupCount = groups.count }
    return groups.count > groupCount
  }

  /// Whether the run at a position is missing.
  subscript(position: Int) -> Bool {
    bytes.indices.contains(position / 8) && bytes[position / 8] & 1 << UInt8(position % 8) != 0
  }

  /// Returns the chunk, from 0, of the group with this rank.
  static func chunk(of rank: Int, among count: Int) -> Int {
    // Multiples of the golden ratio spread the starting chunks evenly.
    let turn = Int(
      (Double(rank / count) * 0.618_033_988_749_895 * Double(count)).truncatingRemainder(dividingBy: Double(count)))
    return (rank + turn) % count
  }
}

/// Numbers the groups that have missing runs.
private struct RunGroupRanks: Sendable {
  /// The number of groups so far.
  var count = 0
  private var last: Run?
  private var isCounted = false

  /// Returns the rank of the next run's group, from 0; `nil` if the run is not missing.
  mutating func rank(of run: Run, isMissing: Bool) -> Int? {
    if !(last.map { $0.differsOnlyInLength(from: run) } ?? false) { isCounted = false }
    last = run
    guard isMissing else { return nil }
    if !isCounted {
      isCounted = true
      count += 1
    }
    return count - 1
  }
}

extension Run {
  fileprivate func differsOnlyInLength(from other: Run) -> Bool {
    guard options.recording == .ends, seed == other.seed, rate == other.rate else { return false }
    var same = other
    same.options.length = options.length
    return self == same
  }
}

/// The runs of one chunk.
struct ChunkRuns<Runs: Sequence<Run> & Sendable>: Sequence, Sendable {
  /// All runs.
  let runs: Runs
  /// The missing ones among them.
  let missing: MissingRuns
  /// The chunk, from 0.
  let chunk: Int
  /// The number of chunks.
  let count: Int

  func makeIterator() -> AnyIterator<Run> {
    var all = runs.makeIterator()
    var ranks = RunGroupRanks()
    var position = 0
    return AnyIterator {
      while let run = all.next() {
        defer { position += 1 }
        guard let rank = ranks.rank(of: run, isMissing: missing[position]) else { continue }
        if MissingRuns.chunk(of: rank, among: count) == chunk { return run }
      }
      return nil
    }
  }
}
