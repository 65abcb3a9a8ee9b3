package import Descent
package import GradientKit

/// Finds runs in a store by their keys; what was found last is kept, since the lengths of a run come one after the other.
package struct StoreLookup: Sendable {
  private var keys: RunKeys
  private let catalog: Catalog
  private var schedule: (spec: Spec, isShared: Bool)?
  private var last: (key: RunKey, traces: StoredTraces?)?

  /// A lookup by keys of runs whose schedules are in a catalog.
  package init(_ keys: RunKeys, catalog: Catalog) {
    self.keys = keys
    self.catalog = catalog
  }

  /// What the store has of a run; `nil` where it has nothing, and for runs that no store keeps.
  package mutating func trace(of run: Run, in store: RunStore) throws(StoreError) -> Trace? {
    guard run.options.isReproducible, let key = key(of: run) else { return nil }
    if last?.key != key { last = (key, try store.traces(for: key)) }
    return last?.traces?.traces[run.options.length]
  }

  /// The key of a run; `nil` where its data cannot be read, which the engine will say.
  mutating func key(of run: Run) -> RunKey? {
    if schedule?.spec != run.schedule {
      let looksAhead = (try? catalog.schedule(run.schedule))?.dependsOnPlannedSteps ?? true
      schedule = (run.schedule, !looksAhead)
    }
    let isShared = run.options.recording == .ends && schedule?.isShared ?? false
    return try? keys.key(of: run, anyLength: isShared)
  }

  /// What a run shares with others.
  mutating func shared(by run: Run) -> SharedRun? { try? keys.shared(by: run) }
}
