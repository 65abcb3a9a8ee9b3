import GradientKit
import Synchronization

/// A type that turns runs into traces.
///
/// An engine may group runs freely as long as every trace has the same bytes.
package protocol RunEngine: Sendable {
  /// Performs runs.
  ///
  /// Runs that differ only in length are best adjacent. `observer` returns the observer of the run at a position;
  /// `finished` receives each trace as soon as it is complete, on one thread at a time.
  /// - Throws: The error of the first run that failed; runs already in progress finish first.
  func perform(
    _ runs: some Sequence<Run> & Sendable, in laboratory: Laboratory,
    observing observer: @Sendable (Int) -> RunObserver,
    _ finished: @Sendable (Int, Trace) throws -> Void
  ) throws
}

extension RunEngine {
  /// Returns the traces of a few runs, in the order of the runs.
  package func traces(
    of runs: some Sequence<Run> & Sendable, in laboratory: Laboratory,
    observing observer: @Sendable (Int) -> RunObserver = { _ in RunObserver() }
  ) throws -> [Trace] {
    let traces = Mutex<[Int: Trace]>([:])
    try perform(runs, in: laboratory, observing: observer) { index, trace in
      traces.withLock { $0[index] = trace }
    }
    return traces.withLock { traces in traces.sorted { $0.key < $1.key }.map(\.value) }
  }
}

/// An engine that uses the cores of this machine.
///
/// A run that is a prefix of an adjacent one is not performed separately: both traces come from the longer run.
package struct LocalEngine: RunEngine {
  /// Creates an engine of all the laboratory's cores.
  package init() {}

  package func perform(
    _ runs: some Sequence<Run> & Sendable, in laboratory: Laboratory,
    observing observer: @Sendable (Int) -> RunObserver,
    _ finished: @Sendable (Int, Trace) throws -> Void
  ) throws {
    var groups = RunGroups(runs, in: laboratory.catalog)
    let first = [try groups.next(), try groups.next()].compactMap(\.self)
    // A single run shares its evaluations among the cores; several runs have a core each.
    let isOne = first.count < 2
    let source = Mutex(Source(waiting: first, groups: groups))
    let outlet = Mutex<(position: Int, error: any Error)?>(nil)
    Workers(count: isOne ? 1 : laboratory.cores).forEach(isOne ? 1 : laboratory.cores) { _ in
      while true {
        var position = Int.max
        do {
          guard outlet.withLock({ $0 == nil }), let group = try source.withLock({ try $0.next() }) else { return }
          position = group.position
          let traces = try group.traces(
            in: laboratory, workers: Workers(count: isOne ? laboratory.cores : 1), observer: observer(position))
          try outlet.withLock { _ in
            for (index, trace) in traces.enumerated() { try finished(position + index, trace) }
          }
        } catch {
          return outlet.withLock { failure in
            if failure.map({ position < $0.position }) ?? true { failure = (position, error) }
          }
        }
      }
    }
    if let failure = outlet.withLock({ $0 }) { throw failure.error }
  }

  private struct Source {
    var waiting: [RunGroup]
    var groups: RunGroups

    mutating func next() throws -> RunGroup? { waiting.isEmpty ? try groups.next() : waiting.removeFirst() }
  }
}

/// Adjacent runs that differ only in length.
private struct RunGroup {
  /// The position of the first run.
  var position: Int
  /// The runs, at least one.
  var runs: [Run]

  /// Returns the trace of each run, from one run of the greatest length.
  func traces(in laboratory: Laboratory, workers: Workers, observer: RunObserver) throws -> [Trace] {
    let run = runs[0]
    // There may be a million such runs, so none starts after an interruption.
    if run.options.recording == .ends, observer.shouldStop() { return runs.map { Trace(notBegun: $0) } }
    let problem = try laboratory.problem(run.subject, start: run.start, seed: run.seed, workers: workers)
    let optimizer = try laboratory.catalog.optimizer(run.optimizer)
    let schedule = try laboratory.catalog.schedule(run.schedule)
    return try traces(of: optimizer, on: problem, schedule: schedule, observer: observer)
  }

  private func traces(
    of rule: some Optimizer, on problem: Problem, schedule: any Schedule, observer: RunObserver
  ) throws -> [Trace] {
    var run = runs[0]
    if case .evaluations(let budget) = run.options.recording {
      var trace = try run.search(by: rule, on: problem, schedule: schedule, budget: budget, observer: observer)
      if !run.options.measuresTime { trace.forgetTime() }
      return [trace]
    }
    let order = BatchOrder(
      exampleCount: problem.objective.exampleCount, batchSize: run.options.batchSize.limit, shuffles: false, seed: 0)
    let lengths = try runs.map { try $0.options.length.steps(perEpoch: order.stepsPerEpoch) }
    if runs.count > 1 { run.options.length = .steps(lengths.max() ?? 0) }
    var runner = try Runner(
      rule, on: problem, schedule: schedule, rate: run.rate, options: run.options, seed: run.seed)
    var trace = try runner.trace(keeping: Set(lengths), observer: observer)
    if !run.options.measuresTime { trace.forgetTime() }
    return run.options.recording == .ends ? lengths.map { trace.beginning($0, remarkStep: runner.remarkStep) } : [trace]
  }
}

/// An iterator over the groups in a sequence of runs.
private struct RunGroups {
  private var iterator: any IteratorProtocol<Run>
  private let catalog: Catalog
  private var position = 0
  private var waiting: Run?

  /// The largest number of runs per group, which limits the work an interruption loses.
  private static let limit = 4096

  init(_ runs: some Sequence<Run> & Sendable, in catalog: Catalog) {
    iterator = runs.makeIterator()
    self.catalog = catalog
  }

  /// Returns the next group; `nil` at the end.
  mutating func next() throws -> RunGroup? {
    guard let first = waiting ?? iterator.next() else { return nil }
    waiting = nil
    var group = RunGroup(position: position, runs: [first])
    if first.options.recording == .ends, try !catalog.schedule(first.schedule).dependsOnPlannedSteps {
      while let run = iterator.next() {
        guard run.isLengthOf(first), group.runs.count < Self.limit else {
          waiting = run
          break
        }
        group.runs.append(run)
      }
    }
    position += group.runs.count
    return group
  }
}

extension Workers {
  /// Returns the results of `body` for every task from 0 up to `tasks`, in the order of tasks.
  ///
  /// - Throws: The error of the first task that failed; the other tasks finish first.
  package func results<Element: Sendable>(
    _ tasks: Int, of body: @Sendable (Int) throws -> Element
  ) throws -> [Element] {
    let outcomes = Mutex([Result<Element, any Error>?](repeating: nil, count: tasks))
    forEach(tasks) { task in
      let outcome = Result { try body(task) }
      outcomes.withLock { $0[task] = outcome }
    }
    return try outcomes.withLock { try $0.compactMap(\.self).map { try $0.get() } }
  }
}
