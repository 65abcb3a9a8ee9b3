package import Descent
package import GradientKit

/// Finds runs in a store by their keys; caches the last one found, since the lengths of a run come one after another.
package struct StoreLookup: Sendable {
  private var keys: RunKeys
  private let catalog: Catalog
  private var schedule: (spec: Spec, isShared: Bool)?
  private var last: (key: RunKey, traces: StoredTraces?)?

  /// Creates a lookup with keys of runs whose schedules are in a catalog.
  package init(_ keys: RunKeys, catalog: Catalog) {
    self.keys = keys
    self.catalog = catalog
  }

  /// Returns the stored trace of a run; `nil` if there is none, or the run is of a kind that is never stored.
  package mutating func trace(of run: Run, in store: RunStore) throws(StoreError) -> Trace? {
    guard run.options.isReproducible, let key = key(of: run) else { return nil }
    if last?.key != key { last = (key, try store.traces(for: key)) }
    return last?.traces?.traces[run.options.length]
  }

  /// Returns the key of a run; `nil` if its data cannot be read, which the engine reports.
  mutating func key(of run: Run) -> RunKey? {
    if schedule?.spec != run.schedule {
      let looksAhead = (try? catalog.schedule(run.schedule))?.dependsOnPlannedSteps ?? true
      schedule = (run.schedule, !looksAhead)
    }
    let isShared = run.options.recording == .ends && schedule?.isShared ?? false
    return try? keys.key(of: run, anyLength: isShared)
  }

  /// Returns the part of a run that others share.
  mutating func shared(by run: Run) -> SharedRun? { try? keys.shared(by: run) }
}
