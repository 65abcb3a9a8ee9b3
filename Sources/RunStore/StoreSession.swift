import Descent
import Synchronization

/// The state of a ``StoredEngine`` that performs runs.
///
/// A run has two indices: one among all runs, and one among those passed to the other engine.
final class StoreSession: Sendable {
  /// Runs that are performed as one.
  private struct Group: Sendable {
    let began: ContinuousClock.Instant
    let isTaken = Flag()
  }

  /// A run passed to the other engine.
  private struct Given: Sendable {
    let position: Int
    let run: Run
  }

  /// A finished run that is not stored yet.
  private struct Pending: Sendable {
    let run: Run
    let trace: Trace
    let seconds: Double
  }

  private struct State: Sendable {
    var store: RunStore?
    /// Whether to store further finished runs.
    var keeps = true
    var count = 0
    var givenCount = 0
    var given: [Int: Given] = [:]
    var groups: [Int: Group] = [:]
    var pending: [Pending] = []
    /// The stored traces of runs in progress.
    var taken: [Int: Trace] = [:]
    var error: (any Error)?
  }

  /// The seconds after which the user's cache is worth its time.
  private static let patience = Duration.seconds(2)

  private let cache: String?
  private let command: String
  private let takes: Bool
  private let failures: StoreFailures
  private let watcher: @Sendable (Int) -> RunObserver
  private let finished: @Sendable (Int, Trace) throws -> Void
  private let began = ContinuousClock.now
  private let state: Mutex<State>
  private let lookup: Mutex<StoreLookup>
  private let outlet = Mutex(())

  /// Creates a session with a store, or with a cache that may be opened later.
  init(
    _ source: RunStoreSource, command: String, takes: Bool, failures: StoreFailures, lookup: StoreLookup,
    observing watcher: @escaping @Sendable (Int) -> RunObserver,
    _ finished: @escaping @Sendable (Int, Trace) throws -> Void
  ) {
    var state = State()
    switch source {
    case .named(let store):
      cache = nil
      state.store = store
    case .cache(let folder): cache = folder
    }
    self.command = command
    self.takes = takes
    self.failures = failures
    self.watcher = watcher
    self.finished = finished
    self.state = Mutex(state)
    self.lookup = Mutex(lookup)
  }

  /// The first error from delivering a stored trace.
  var error: (any Error)? { state.withLock(\.error) }

  // MARK: Runs

  /// Returns whether a run has to be performed; otherwise delivers its stored trace.
  ///
  /// Called for all runs in order.
  func isMissing(_ run: Run) -> Bool {
    let (position, store) = state.withLock { state in
      defer { state.count += 1 }
      return (state.count, state.store)
    }
    if takes, let store, let trace = stored(run, in: store) {
      watcher(position).didAdvance(trace.rows.last?.step ?? 0)
      do {
        try outlet.withLock { _ in try finished(position, trace) }
      } catch {
        state.withLock { $0.error = $0.error ?? error }
      }
      return false
    }
    state.withLock { state in
      state.given[state.givenCount] = Given(position: position, run: run)
      state.givenCount += 1
    }
    return true
  }

  /// Returns the observer of the runs performed as one, starting with the one at an index.
  func observer(at place: Int) -> RunObserver {
    let (group, position) = state.withLock { state in
      let group = Group(began: ContinuousClock.now)
      state.groups[place] = group
      return (group, state.given[place]?.position ?? place)
    }
    var observer = watcher(position)
    observer.shouldStop = { [shouldStop = observer.shouldStop] in group.isTaken.isSet || shouldStop() }
    return observer
  }

  /// Handles a finished run.
  func finish(_ place: Int, _ trace: Trace) throws {
    let (position, taken) = state.withLock { state -> (Int, Trace?) in
      let seconds = state.groups.removeValue(forKey: place).map { (ContinuousClock.now - $0.began).seconds } ?? 0
      guard let given = state.given.removeValue(forKey: place) else { return (place, nil) }
      if case .interrupted = trace.verdict { return (given.position, state.taken.removeValue(forKey: place)) }
      if state.keeps, given.run.options.isReproducible {
        state.pending.append(Pending(run: given.run, trace: trace, seconds: seconds))
      }
      return (given.position, nil)
    }
    try outlet.withLock { _ in try finished(position, taken ?? trace) }
  }

  // MARK: The store

  /// Writes the finished runs, and opens the cache when it is time.
  func tick() {
    let wasOpen = state.withLock { $0.store != nil }
    guard let store = openStore() else { return }
    let pending = state.withLock { state in
      defer { state.pending = [] }
      return state.pending
    }
    if !pending.isEmpty { write(pending, to: store) }
    if !wasOpen, takes { takeWhatIsUnderWay(from: store) }
  }

  private func openStore() -> RunStore? {
    let (store, keeps) = state.withLock { ($0.store, $0.keeps) }
    guard store == nil, keeps, let cache, ContinuousClock.now - began >= Self.patience else { return store }
    // A home folder that is not writable is not an error of the command.
    let opened = try? RunStore(cache: cache)
    state.withLock { state in
      state.store = opened
      state.keeps = opened != nil
      if opened == nil { state.pending = [] }
    }
    return opened
  }

  private func write(_ pending: [Pending], to store: RunStore) {
    do throws(StoreError) {
      let runs = lookup.withLock { lookup in
        pending.compactMap { one -> FinishedRun? in
          guard let key = lookup.key(of: one.run), let shared = lookup.shared(by: one.run) else {
            return nil
          }
          return FinishedRun(run: one.run, trace: one.trace, key: key, shared: shared, seconds: one.seconds)
        }
      }
      let different = try store.write(runs, command: command)
      if !different.isEmpty { failures.note(.differs(keys: different.map(\.description))) }
    } catch {
      fail(error)
    }
  }

  /// Ends runs in progress that the cache contains, because they started before it was opened.
  private func takeWhatIsUnderWay(from store: RunStore) {
    let (groups, given) = state.withLock { ($0.groups, $0.given) }
    for (place, group) in groups {
      var places = [place]
      while let next = places.last.map({ $0 + 1 }), given[next] != nil, groups[next] == nil,
        given[place]?.run.options.recording == .ends
      {
        places.append(next)
      }
      let traces = places.map { place in given[place].flatMap { stored($0.run, in: store) } }
      guard traces.allSatisfy({ $0 != nil }) else { continue }
      state.withLock { state in for (place, trace) in zip(places, traces) { state.taken[place] = trace } }
      group.isTaken.set()
    }
  }

  private func stored(_ run: Run, in store: RunStore) -> Trace? {
    do throws(StoreError) {
      var outcome = Result<Trace?, StoreError>.success(nil)
      lookup.withLock { lookup in
        do throws(StoreError) {
          outcome = .success(try lookup.trace(of: run, in: store))
        } catch {
          outcome = .failure(error)
        }
      }
      return try outcome.get()
    } catch {
      fail(error)
      return nil
    }
  }

  /// Goes on without the store.
  private func fail(_ error: StoreError) {
    failures.note(error)
    state.withLock { state in
      (state.store, state.keeps, state.pending) = (nil, false, [])
    }
  }
}

/// A flag that can be set once.
private final class Flag: Sendable {
  private let value = Atomic<Bool>(false)

  /// Whether the flag is set.
  var isSet: Bool { value.load(ordering: .relaxed) }

  /// Sets the flag.
  func set() { value.store(true, ordering: .relaxed) }
}

extension Duration {
  /// The duration in seconds.
  fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
