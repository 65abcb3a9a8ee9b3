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
