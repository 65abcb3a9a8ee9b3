import Builtins
import Datasets
import Descent
import GradientKit
import RunStore
import Studies
import Synchronization
import TestSupport
import Testing

/// Tests an engine with a store in front of it.
struct StoredEngineTests {
  @Test func `what comes from a store is what was computed, byte for byte`() throws {
    let folder = try TemporaryFolder()
    var runs: [Run] = []
    var options = RunOptions(length: .epochs(3), batchSize: .examples(16), predictions: [[1, 2, 3, 4]])
    options.measuresBetweenEpochs = true
    runs.append(Self.run(loss: "softmax", options: options))
    runs.append(Self.run(loss: "squared", options: RunOptions(length: .epochs(2)), rate: 1e200))
    runs.append(Self.run(surface: "rosenbrock", options: RunOptions(length: .steps(2000))))
    runs.append(Self.run(surface: "square", options: RunOptions(length: .steps(90), stoppingRules: ["x=0.01"])))
    runs.append(Self.run(surface: "square", options: RunOptions(length: .steps(5000)), rate: 1.1))
    runs.append(
      Self.run(
        loss: "softmax", options: RunOptions(length: .steps(30), recording: .evaluations(30)),
        by: "random-search"))
    // Of predicted numbers their errors are kept as well.
    var numbers = Self.run(loss: "mse", options: RunOptions(length: .epochs(2)))
    if case .learning(var learning) = numbers.subject {
      (learning.data, learning.validationShare) = (.component("line"), 0.34)
      numbers.subject = .learning(learning)
    }
    runs.append(numbers)
    let first = try Counted(folder.path)
    let computed = try first.engine.traces(of: runs, in: Self.laboratory)
    #expect(first.made == runs.count)
    let second = try Counted(folder.path)
    let taken = try second.engine.traces(of: runs, in: Self.laboratory)
    #expect(second.made == 0 && second.engine.failure == nil)
    for (one, other) in zip(computed, taken) { #expect("\(one)" == "\(other)") }
  }

  @Test func `a grid that is refined computes what is new`() throws {
    let folder = try TemporaryFolder()
    func map(_ count: Int, by engine: some RunEngine) throws -> HeatmapResult {
      func values(_ from: Double, _ to: Double) -> [Double] {
        (0..<count).map { from + (to - from) * (Double($0) / Double(count - 1)) }
      }
      let plan = HeatmapPlan(
        problem: ProblemPlan(surface: "bowl", starts: [.values([1, 1])]), training: TrainingPlan(length: .steps(20)),
        x: HeatmapAxis(.rate, values: values(0.01, 0.1)), y: HeatmapAxis(.momentum, values: values(0, 0.9)))
      return try HeatmapStudy(plan, in: Self.laboratory).result(by: engine) { _ in RunObserver() }
    }
    let coarse = try Counted(folder.path)
    _ = try map(10, by: coarse.engine)
    #expect(coarse.made == 100)
    let fine = try Counted(folder.path)
    let result = try map(19, by: fine.engine)
    #expect(fine.made == 261)
    #expect(result.runs == (try map(19, by: LocalEngine())).runs)
  }

  @Test func `a run serves the lengths that were asked for with it, and a longer one is made anew`() throws {
    let folder = try TemporaryFolder()
    func made(_ lengths: [Int], schedule: Spec = "constant") throws -> Int {
      let runs = lengths.map { count in
        Self.run(
          surface: "bowl", options: RunOptions(length: .steps(count), recording: .ends), schedule: schedule)
      }
      let counted = try Counted(folder.path)
      let traces = try counted.engine.traces(of: runs, in: Self.laboratory)
      #expect(traces.map { $0.rows.last?.step } == lengths)
      return counted.made
    }
    #expect(try made([1, 5, 20]) == 3)
    #expect(try made([5, 20]) == 0)
    #expect(try made([1, 5, 20, 40]) == 1)
    #expect(try made([1, 5, 20, 40]) == 0)
    // A run that depends on the planned length differs for every length.
    #expect(try made([5, 20], schedule: "cosine") == 2)
    #expect(try made([20], schedule: "cosine") == 0)
  }

  @Test func `runs that say how long they took, or end by the clock, are made every time`() throws {
    let folder = try TemporaryFolder()
    var measured = RunOptions(length: .steps(3))
    measured.measuresTime = true
    let runs = [measured, RunOptions(length: .steps(3), stoppingRules: ["time=100"])].map {
      Self.run(surface: "bowl", options: $0)
    }
    for _ in 0..<2 {
      let counted = try Counted(folder.path)
      _ = try counted.engine.traces(of: runs, in: Self.laboratory)
      #expect(counted.made == 2)
    }
    #expect(try RunStore(folder: folder.path).count(of: RunChoice()).runs == 0)
  }

  @Test func `runs that were ended early are not kept, and runs that a store has are delivered all the same`() throws {
    let folder = try TemporaryFolder()
    let (short, long) = (RunOptions(length: .steps(3)), RunOptions(length: .steps(1_000_000)))
    let kept = Self.run(surface: "bowl", options: short)
    _ = try Counted(folder.path).engine.traces(of: [kept], in: Self.laboratory)
    let counted = try Counted(folder.path)
    let traces = try counted.engine.traces(of: [Self.run(surface: "bowl", options: long), kept], in: Self.laboratory) {
      _ in RunObserver(shouldStop: { true })
    }
    #expect(traces[0].verdict == .interrupted(step: 1) && traces[1].rows.last?.step == 3)
    #expect(try RunStore(folder: folder.path).count(of: RunChoice()).runs == 1)
  }

  @Test func `a cache is not touched by what takes no time`() throws {
    let folder = try TemporaryFolder()
    let engine = StoredEngine(
      LocalEngine(), source: .cache(folder: folder.path + "/cache"), processor: "", command: "",
      pluginDigest: { $0 })
    _ = try engine.traces(
      of: [Self.run(surface: "bowl", options: RunOptions(length: .steps(3)))], in: Self.laboratory)
    #expect(throws: StoreError.noStore(folder: folder.path + "/cache")) {
      try RunStore(folder: folder.path + "/cache", isReadOnly: true)
    }
  }

  // MARK: Stores

  @Test func `many write one store at once, and nothing is lost`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let failures = Mutex<[String]>([])
    Workers(count: 4).forEach(4) { _ in
      do {
        let runs = (0..<50).map { seed in
          var run = Self.run(surface: "bowl", options: RunOptions(length: .steps(3)))
          run.seed = UInt64(seed)
          return run
        }
        let counted = try Counted(path)
        _ = try counted.engine.traces(of: runs, in: Self.laboratory)
        if let failure = counted.engine.failure { throw failure }
      } catch {
        failures.withLock { $0.append("\(error)") }
      }
    }
    #expect(failures.withLock { $0 } == [])
    #expect(try RunStore(folder: folder.path).count(of: RunChoice()).runs == 50)
  }

  @Test func `many make one store at once, and all find it whole`() throws {
    let failures = Mutex<[String]>([])
    for _ in 0..<40 {
      let folder = try TemporaryFolder()
      let path = folder.path
      Workers(count: 8).forEach(8) { _ in
        do { _ = try RunStore(folder: path) } catch { failures.withLock { $0.append("\(error)") } }
      }
    }
    #expect(failures.withLock { $0 } == [])
  }

  @Test func `runs are found by what they are, and removed`() throws {
    let folder = try TemporaryFolder()
    let runs = [
      Self.run(surface: "square", options: RunOptions(length: .steps(5000)), rate: 1.1),
      Self.run(surface: "bowl", options: RunOptions(length: .steps(5))),
    ]
    _ = try Counted(folder.path).engine.traces(of: runs, in: Self.laboratory)
    let store = try RunStore(folder: folder.path)
    var choice = RunChoice()
    choice.verdict = "diverged"
    #expect(try store.count(of: choice).runs == 1)
    var found: [StoredRun] = []
    try store.forEach(choice) { found.append($0) }
    #expect(found.map(\.run) == [runs[0]] && found[0].command == "gdplot test")
    #expect(try store.run(withKey: String("\(found[0].key)".prefix(12))).run == runs[0])
    #expect(throws: StoreError.noRun(key: "xyz", count: 0)) { try store.run(withKey: "xyz") }
    #expect(try store.remove(choice) == 1)
    #expect(try store.count(of: RunChoice()).runs == 1)
    #expect(try store.prune(toBytes: 0) == 1)
    #expect(try store.count(of: RunChoice()).runs == 0)
  }

  @Test func `runs stay whole when another process removes all that are there between two writes`() throws {
    let folder = try TemporaryFolder()
    let counted = try Counted(folder.path)
    let first = Self.run(surface: "bowl", options: RunOptions(length: .steps(5)))
    var second = first
    second.seed = 1
    _ = try counted.engine.traces(of: [first], in: Self.laboratory)
    let other = try RunStore(folder: folder.path)
    #expect(try other.remove(RunChoice()) == 1)
    // These runs take the freed ID of the shared row.
    _ = try Counted(folder.path).engine.traces(
      of: [Self.run(surface: "square", options: RunOptions(length: .steps(5)))], in: Self.laboratory)
    _ = try counted.engine.traces(of: [second], in: Self.laboratory)
    var found: [Run] = []
    try other.forEach(RunChoice()) { found.append($0.run) }
    #expect(found.count == 2 && found.contains(second))
  }

  @Test func `what happens later in a long run is not said of a shorter one computed with it`() throws {
    let folder = try TemporaryFolder()
    func run(_ steps: Int) -> Run {
      Self.run(
        surface: "bowl", options: RunOptions(length: .steps(steps), recording: .ends),
        schedule: "polynomial:total=10")
    }
    let long = try Counted(folder.path).engine.traces(of: [run(5), run(20)], in: Self.laboratory)
    let alone = try LocalEngine().traces(of: [run(5)], in: Self.laboratory)
    #expect("\(long[0])" == "\(alone[0])")
  }

  @Test func `a file that is no store is refused, and a broken cache is begun anew`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      [UInt8]("no database, but longer than the head of one".utf8) + [UInt8](repeating: 1, count: 200),
      to: "runs.sqlite")
    #expect(throws: StoreError.self) { try RunStore(folder: folder.path) }
    let cache = try RunStore(cache: folder.path)
    #expect(try cache.count(of: RunChoice()).runs == 0)
    #expect(throws: StoreError.self) { try RunStore(folder: "/proc/none") }
  }

  // MARK: Files of several processes

  @Test func `what several processes have written comes together in any order and as often as one likes`() throws {
    let folder = try TemporaryFolder()
    func run(_ steps: Int, seed: UInt64) -> Run {
      var run = Self.run(surface: "bowl", options: RunOptions(length: .steps(steps), recording: .ends))
      run.seed = seed
      return run
    }
    // Both have one run, of which one has another length too; the second has a run of another kind.
    let other = Self.run(surface: "square", options: RunOptions(length: .steps(5)))
    let parts = [
      "a?b%20 #é.sqlite": [run(5, seed: 0), run(9, seed: 0), run(5, seed: 1)],
      "c.sqlite": [run(5, seed: 1), run(7, seed: 0), other],
    ]
    for (name, runs) in parts { _ = try Self.written(runs, to: folder.path + "/" + name) }
    let all = [run(5, seed: 0), run(7, seed: 0), run(9, seed: 0), run(5, seed: 1), other]
    for names in [["c.sqlite", "a?b%20 #é.sqlite"], ["a?b%20 #é.sqlite", "c.sqlite", "none.sqlite"]] {
      let store = folder.path + "/" + names[0] + ".store"
      for _ in 0..<2 {
        #expect(try RunStore(folder: store).merge(names.map { folder.path + "/" + $0 }) == [])
      }
      let counted = try Counted(store)
      let taken = try counted.engine.traces(of: all, in: Self.laboratory)
      #expect(counted.made == 0)
      // Each by itself, as none was made with another one.
      for (run, trace) in zip(all, taken) {
        #expect("\(trace)" == "\(try LocalEngine().traces(of: [run], in: Self.laboratory)[0])")
      }
    }
  }

  @Test func `two results of one run are told every time, and the one that is there stays`() throws {
    let folder = try TemporaryFolder()
    let runs = [1, 2].map { Self.run(surface: "bowl", options: RunOptions(length: .steps($0))) }
    _ = try Counted(folder.path).engine.traces(of: runs, in: Self.laboratory)
    // A machine that makes the second one wrongly.
    let made = try Self.written(runs, to: folder.path + "/part.sqlite", by: FaultyEngine())
    let store = try RunStore(folder: folder.path)
    for _ in 0..<2 { #expect(try store.merge([folder.path + "/part.sqlite"]).count == 1) }
    let kept = try Counted(folder.path).engine.traces(of: runs, in: Self.laboratory)
    #expect(kept[1].rows.last?.loss != made[1].rows.last?.loss && kept[1].rows.last?.loss != nil)
  }

  /// The traces of runs, which are kept in a file of one process.
  private static func written(
    _ runs: [Run], to path: String, by engine: some RunEngine = LocalEngine()
  ) throws -> [Trace] {
    let engine = StoredEngine(
      engine, source: .named(try RunStore(unshared: path)), processor: "any", command: "gdplot test",
      pluginDigest: { $0 })
    defer { #expect(engine.failure == nil) }
    return try engine.traces(of: runs, in: laboratory)
  }

  /// An engine whose losses are wrong after the first step.
  private struct FaultyEngine: RunEngine {
    func perform(
      _ runs: some Sequence<Run> & Sendable, in laboratory: Laboratory,
      observing observer: @Sendable (Int) -> RunObserver, _ finished: @Sendable (Int, Trace) throws -> Void
    ) throws {
      try LocalEngine().perform(runs, in: laboratory, observing: observer) { index, trace in
        var trace = trace
        for row in trace.rows.indices where row > 1 { trace.rows[row].loss = -1 }
        try finished(index, trace)
      }
    }
  }

  // MARK: Support

  private static let catalog: Catalog = {
    var catalog = Catalog()
    for type in BuiltinComponents.all as [any Component.Type] + ShippedDataSources.all { try? catalog.register(type) }
    return catalog
  }()

  private static let laboratory = Laboratory(catalog: catalog, cores: 2) { choice, seed in
    try catalog.data(choice.component ?? "iris").load(seed: seed)
  }

  private static func run(
    surface: Spec? = nil, loss: Spec = "softmax", options: RunOptions, rate: Double = 0.01, by optimizer: Spec = "sgd",
    schedule: Spec = "constant"
  ) -> Run {
    Run(
      subject: ProblemPlan(losses: [loss], surface: surface).subject.subjects[0],
      start: surface == nil ? .model : surface == "square" ? .values([2]) : .values([1, 2]), optimizer: optimizer,
      schedule: schedule, rate: rate, options: options, seed: 0)
  }

  /// An engine with a store, which counts the runs it computes.
  private struct Counted {
    let engine: StoredEngine<CountingEngine>
    private let counter = CountingEngine()

    init(_ folder: String) throws {
      engine = StoredEngine(
        counter, source: .named(try RunStore(folder: folder)), processor: "any", command: "gdplot test",
        pluginDigest: { $0 })
    }

    var made: Int { counter.count.load(ordering: .relaxed) }
  }

  private final class CountingEngine: RunEngine {
    let count = Atomic<Int>(0)

    func perform(
      _ runs: some Sequence<Run> & Sendable, in laboratory: Laboratory,
      observing observer: @Sendable (Int) -> RunObserver, _ finished: @Sendable (Int, Trace) throws -> Void
    ) throws {
      try LocalEngine().perform(runs, in: laboratory, observing: observer) { index, trace in
        count.add(1, ordering: .relaxed)
        try finished(index, trace)
      }
    }
  }
}
