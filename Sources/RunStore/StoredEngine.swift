package import Descent
import Synchronization

/// The store that an engine uses.
package enum RunStoreSource: Sendable {
  /// A store that the user names, used from the first run on.
  case named(RunStore)
  /// The user's cache in this folder, used once runs have taken two seconds.
  case cache(folder: String)
}

/// An engine that looks up runs in a store, lets another engine perform the missing ones, and stores their traces.
///
/// Errors of the store never prevent a run.
package struct StoredEngine<Base: RunEngine>: RunEngine {
  private let base: Base
  private let source: RunStoreSource
  private let processor: String
  private let command: String
  private let takes: Bool
  private let pluginDigest: @Sendable (String) throws -> String
  private let failures = StoreFailures()

  /// Creates an engine in front of another one.
  ///
  /// `processor` and `pluginDigest` are for the keys of runs; `gdplot runs` shows `command`; with `takes` false, runs
  /// are stored but not looked up.
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

  /// The first error of the store.
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

/// The runs missing in a store; the others are delivered during iteration.
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

/// The first error of a store.
final class StoreFailures: Sendable {
  private let state = Mutex<StoreError?>(nil)

  var first: StoreError? { state.withLock { $0 } }

  /// Records an error, unless there is one already.
  func note(_ error: StoreError) { state.withLock { $0 = $0 ?? error } }
}
