package import Descent
import GradientKit
package import RunStore
import Synchronization

/// The work that a sweep requires.
package struct SweepOutline: Error, Sendable {
  /// The number of runs.
  package var total: Int { missing.total }
  /// The number of runs that the store lacks.
  package var missingCount: Int { missing.count }
  /// The runs that the store lacks.
  let missing: MissingRuns
  /// The seconds that a group of runs takes on one core; `nil` if not measured.
  ///
  /// Runs that differ only in length form a group.
  let secondsEach: Double?
  /// The seconds that enumerating all runs takes.
  let secondsToCount: Double

  /// Returns the number of chunks, at most `limit`, that gives each process a minute of work or more.
  func chunks(cores: Int, atMost limit: Int) -> Int {
    guard let secondsEach else { return 1 }
    // Each process enumerates all runs to find its own.
    let least = max(60, 5 * secondsToCount) * Double(cores)
    let chunks = min(Double(missing.groupCount) * secondsEach / least, Double(limit))
    return max(1, min(Int(chunks), missing.groupCount))
  }
}

/// An engine that performs no runs but determines which are missing, and throws the ``SweepOutline``.
package struct SweepPlanner: RunEngine {
  private static let sampleSize = 16
  private static let patience = Duration.seconds(5)

  private let store: RunStore
  private let pilot: StoredEngine<LocalEngine>
  private let measures: Bool
  private let processor: String
  private let pluginDigest: @Sendable (String) throws -> String
  private let shouldStop: @Sendable () -> Bool

  /// Creates a planner for a store; if `measures`, `pilot` computes and stores a few of the missing runs.
  package init(
    _ store: RunStore, pilot: StoredEngine<LocalEngine>, measures: Bool, processor: String,
    pluginDigest: @escaping @Sendable (String) throws -> String, shouldStop: @escaping @Sendable () -> Bool
  ) {
    self.store = store
    self.pilot = pilot
    self.measures = measures
    self.processor = processor
    self.pluginDigest = pluginDigest
    self.shouldStop = shouldStop
  }

  package func perform(
    _ runs: some Sequence<Run> & Sendable, in laboratory: Laboratory,
    observing observer: @Sendable (Int) -> RunObserver, _ finished: @Sendable (Int, Trace) throws -> Void
  ) throws {
    let began = ContinuousClock.now
    var (missing, sample) = try outline(of: runs, in: laboratory)
    let counted = ContinuousClock.now - began
    var seconds: Double?
    if measures, missing.count > 0 {
      seconds = try measure(sample.groups, in: laboratory)
      // The runs that the pilot computed are no longer missing.
      (missing, _) = try outline(of: runs, in: laboratory)
    }
    throw SweepOutline(missing: missing, secondsEach: seconds, secondsToCount: counted.seconds)
  }

  private func outline(
    of runs: some Sequence<Run>, in laboratory: Laboratory
  ) throws -> (missing: MissingRuns, sample: Sample) {
    var lookup = StoreLookup(
      RunKeys(in: laboratory, processor: processor, pluginDigest: pluginDigest), catalog: laboratory.catalog)
    var missing = MissingRuns()
    var sample = Sample(size: Self.sampleSize)
    for run in runs {
      guard run.options.isReproducible else {
        throw ClusterError(usage: "--on: runs whose time is measured are never kept, so no other process can make them")
      }
      let isMissing = try lookup.trace(of: run, in: store) == nil
      let isFirst = missing.append(run, isMissing: isMissing)
      if isMissing { sample.append(run, isFirst: isFirst) }
    }
    return (missing, sample)
  }

  /// Returns the mean time of groups of runs on one core, in seconds.
  private func measure(_ groups: [[Run]], in laboratory: Laboratory) throws -> Double {
    let one = Laboratory(catalog: laboratory.catalog, cores: 1) { try laboratory.dataset($0, seed: $1) }
    let end = ContinuousClock.now + Self.patience
    var seconds: [Double] = []
    for group in groups where !shouldStop() && ContinuousClock.now < end {
      let began = ContinuousClock.now
      let steps = Mutex((planned: 0, made: 0))
      _ = try pilot.traces(of: group, in: one) { _ in
        RunObserver(
          shouldStop: { shouldStop() || ContinuousClock.now >= end },
          willRun: { count in steps.withLock { $0.planned += count } },
          didAdvance: { count in steps.withLock { $0.made += count } })
      }
      let spent = (ContinuousClock.now - began).seconds
      let (planned, made) = steps.withLock { $0 }
      // The last group was not finished.
      seconds.append(ContinuousClock.now < end ? spent : spent * Double(max(planned, made)) / Double(max(1, made)))
    }
    return seconds.reduce(0, +) / Double(max(1, seconds.count))
  }
}

/// A sample of groups of runs, spread evenly over all of them.
private struct Sample {
  /// The sampled groups.
  var groups: [[Run]] = []
  private let size: Int
  private var stride = 1
  private var count = 0
  private var isTaking = false

  init(size: Int) { self.size = size }

  /// Adds a run, or skips it.
  mutating func append(_ run: Run, isFirst: Bool) {
    guard isFirst else {
      if isTaking { groups[groups.count - 1].append(run) }
      return
    }
    defer { count += 1 }
    isTaking = count.isMultiple(of: stride)
    guard isTaking else { return }
    if groups.count == size {
      groups = groups.indices.filter { $0.isMultiple(of: 2) }.map { groups[$0] }
      stride *= 2
      isTaking = count.isMultiple(of: stride)
      guard isTaking else { return }
    }
    groups.append([run])
  }
}

extension Duration {
  /// The duration in seconds.
  fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
