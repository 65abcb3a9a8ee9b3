package import Descent
import Synchronization

/// Which store is used, and from when on.
package enum RunStoreSource: Sendable {
  /// One that the user names: from the first run on.
  case named(RunStore)
  /// The user's cache, in this folder: once two seconds were spent on runs.
  case cache(folder: String)
}

/// An engine that looks runs up in a store, has another engine perform those that are missing, and keeps what it made.
///
/// Whatever goes wrong with the store, every run is performed.
package struct StoredEngine<Base: RunEngine>: RunEngine {
  private let base: Base
  private let source: RunStoreSource
  private let processor: String
  private let command: String
  private let takes: Bool
  private let pluginDigest: @Sendable (String) throws -> String
  private let failures = StoreFailures()

  /// An engine in front of another one.
  ///
  /// `processor` and `pluginDigest` are for the keys of runs; `command` is shown by gdplot runs; without `takes` runs are kept
  /// and none is looked up.
  package init(
    _ base: Base, source: RunStoreSource, processor: String, command: String, takes: Bool = true,
    pluginDigest: @escaping @Sendable (String) throws -> String
  ) {
    self.base = base
    self.source = source
    self.processor = processor
    self.command = command
    self.takes = takes
    self.pluginDigest = pluginDigest
  }

  /// What went wrong with the store.
  package var failure: StoreError? { failures.first }

  package func perform(
    _ runs: some Sequence<Run> & Sendable, in laboratory: Laboratory,
    observing observer: @Sendable (Int) -> RunObserver, _ finished: @Sendable (Int, Trace) throws -> Void
  ) throws {
    try withoutActuallyEscaping(observer) { observer in
      try withoutActuallyEscaping(finished) { finished in
        let session = StoreSession(
          source, command: command, takes: takes, failures: failures,
          lookup: StoreLookup(
            RunKeys(in: laboratory, processor: processor, pluginDigest: pluginDigest), catalog: laboratory.catalog),
          observing: observer, finished)
        let ticker = Ticker { session.tick() }
        let outcome = Result {
          try base.perform(
            MissingRuns(runs: runs, session: session), in: laboratory, observing: { session.observer(at: $0) },
            { try session.finish($0, $1) })
        }
        ticker.end()
        session.tick()
        try outcome.get()
        if let error = session.error { throw error }
      }
    }
  }
}

/// The runs that a store does not have; the others are delivered as they are come across.
private struct MissingRuns<Runs: Sequence<Run> & Sendable>: Sequence, Sendable {
  let runs: Runs
  let session: StoreSession

  func makeIterator() -> AnyIterator<Run> {
    var all = runs.makeIterator()
    return AnyIterator {
      while session.error == nil, let run = all.next() { if session.isMissing(run) { return run } }
      return nil
    }
  }
}

/// The first thing that went wrong with a store.
final class StoreFailures: Sendable {
  private let state = Mutex<StoreError?>(nil)

  /// What went wrong first.
  var first: StoreError? { state.withLock { $0 } }

  /// Notes what went wrong, unless something else has.
  func note(_ error: StoreError) { state.withLock { $0 = $0 ?? error } }
}
