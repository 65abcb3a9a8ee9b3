package import Descent
package import RunStore
import Synchronization

/// What became of a chunk.
package struct ChunkFinished: Error, Sendable {
  /// The runs that are there now.
  package let done: Int
  /// The runs that were not made to their end.
  package let interrupted: Int
}

/// An engine that performs the runs of one chunk and no others, keeps them, and throws ``ChunkFinished``: without the others
/// there is no result to go on with.
package struct ChunkEngine: RunEngine {
  private let base: StoredEngine<LocalEngine>
  private let missing: MissingRuns
  private let chunk: Int
  private let count: Int
  private let shouldStop: @Sendable () -> Bool
  private let didFinish: @Sendable () -> Void

  /// An engine of a chunk of a sweep, of which `base` keeps the runs in the file of the chunk; chunks count from 1.
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

/// Which runs of a sequence are missing, a bit each, and how they are cut into chunks.
///
/// Runs that differ only in length are made as one, and so belong to the same chunk. Neighbours of a map take about equally
/// long, so they are dealt out one after the other, beginning at another chunk each time around: no chunk has all slow ones.
struct MissingRuns: Sendable {
  /// The bits, eight a byte.
  private(set) var bytes: [UInt8] = []
  /// All runs.
  private(set) var total = 0
  /// The runs that are missing.
  private(set) var count = 0
  /// The same, with those that are made as one counted once.
  private(set) var groupCount = 0
  private var groups = RunGroupRanks()

  /// No runs yet.
  init() {}

  /// The runs that bytes tell of.
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Adds the next run; returns whether it begins a group that is missing.
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

  /// The chunk, from 0, that a group belongs to.
  static func chunk(of rank: Int, among count: Int) -> Int {
    // Shares of the golden ratio spread the beginnings evenly.
    let turn = Int(
      (Double(rank / count) * 0.618_033_988_749_895 * Double(count)).truncatingRemainder(dividingBy: Double(count)))
    return (rank + turn) % count
  }
}

/// Numbers the groups of runs that something is missing of.
private struct RunGroupRanks: Sendable {
  /// How many groups there were.
  var count = 0
  private var last: Run?
  private var isCounted = false

  /// The number of the group of the next run, from 0; `nil` where the run is there.
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

/// The runs of one chunk, out of all runs.
struct ChunkRuns<Runs: Sequence<Run> & Sendable>: Sequence, Sendable {
  /// All runs.
  let runs: Runs
  /// Which are missing.
  let missing: MissingRuns
  /// The chunk, from 0.
  let chunk: Int
  /// How many chunks there are.
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
