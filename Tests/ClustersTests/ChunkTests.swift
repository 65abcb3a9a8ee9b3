import Builtins
import Clusters
import Descent
import GradientKit
import RunStore
import Studies
import Synchronization
import TestSupport
import Testing

/// How the runs of a question are cut into chunks.
struct ChunkTests {
  @Test(arguments: [1, 2, 7, 16])
  func `every missing run is in one chunk, lengths stay together, and no chunk has a column to itself`(
    count: Int
  ) throws {
    let folder = try TemporaryFolder()
    let (sweep, place) = try Self.divided(Self.plan, into: count, in: folder)
    let chunks = try (1...count).map { try Self.rates(ofChunk: $0, of: sweep, in: place) }
    // 16 rates and 16 seeds, each of which is made once for all three lengths.
    #expect(chunks.map(\.count).reduce(0, +) == 256 * 3)
    let groups = chunks.map { Set($0.map(\.group)) }
    #expect(Set(groups.joined()).count == 256 && groups.map(\.count).reduce(0, +) == 256)
    #expect(groups.allSatisfy { (256 / count...256 / count + 1).contains($0.count) })
    for chunk in groups {
      let most = Dictionary(grouping: chunk, by: \.rate).values.map(\.count).max() ?? 0
      #expect(most <= 16 / count + 2)
    }
  }

  @Test func `what the store has is in no chunk, and nothing is left when all chunks are merged`() throws {
    let folder = try TemporaryFolder()
    let store = try RunStore(folder: folder.path)
    let engine = StoredEngine(
      LocalEngine(), source: .named(store), processor: "any", command: "", pluginDigest: { $0 })
    let whole = try Self.study(Self.plan).result(by: LocalEngine()) { _ in RunObserver() }
    var part = Self.plan
    part.x.values = Array(part.x.values.prefix(3))
    _ = try Self.study(part).result(by: engine) { _ in RunObserver() }
    let (sweep, place) = try Self.divided(Self.plan, into: 4, in: folder)
    for chunk in [3, 1, 4, 2] {
      #expect(try Self.rates(ofChunk: chunk, of: sweep, in: place).allSatisfy { $0.group.rate > part.x.values[2] })
    }
    #expect(try store.merge((1...4).map(place.runs)) == [])
    do {
      _ = try Self.study(Self.plan).result(by: Self.planner(store, measures: true)) { _ in RunObserver() }
      Issue.record("the planner has come to a result")
    } catch let outline as SweepOutline {
      #expect(outline.total == 768 && outline.missingCount == 0)
    }
    let result = try Self.study(Self.plan).result(by: engine) { _ in RunObserver() }
    #expect(result.runs == whole.runs)
  }

  @Test func `a second process of a chunk that is being made is refused`() throws {
    let folder = try TemporaryFolder()
    let place = try SweepFolder(in: folder.path)
    let report = try ChunkReport(1, in: place)
    report.end(.stopped)
    #expect(place.living(among: [1, 2]).isEmpty)
    #expect(throws: Never.self) { try ChunkReport(1, in: place) }
  }

  // MARK: Support

  private static let plan = HeatmapPlan(
    problem: ProblemPlan(surface: "bowl", starts: [.values([1, 1])]),
    training: TrainingPlan(seedCount: 16, length: .steps(20)),
    x: HeatmapAxis(.rate, values: (1...16).map { Double($0) / 200 }), y: HeatmapAxis(.steps, values: [2, 10, 20]))

  private static let laboratory: Laboratory = {
    var catalog = Catalog()
    for type in BuiltinComponents.all { try? catalog.register(type) }
    return Laboratory(catalog: catalog, cores: 2) { _, _ in throw StudyError.nothingToLearn }
  }()

  private static func study(_ plan: HeatmapPlan) throws -> HeatmapStudy { try HeatmapStudy(plan, in: laboratory) }

  private static func planner(_ store: RunStore, measures: Bool) -> SweepPlanner {
    SweepPlanner(
      store,
      pilot: StoredEngine(
        LocalEngine(), source: .named(store), processor: "any", command: "", pluginDigest: { $0 }),
      measures: measures, processor: "any", pluginDigest: { $0 }, shouldStop: { false })
  }

  private static func divided(
    _ plan: HeatmapPlan, into count: Int, in folder: TemporaryFolder
  ) throws -> (Sweep, SweepFolder) {
    let store = try RunStore(folder: folder.path)
    do {
      _ = try study(plan).result(by: planner(store, measures: false)) { _ in RunObserver() }
    } catch let outline as SweepOutline {
      let sweep = Sweep(
        study: "heatmap", plan: "", command: "", version: "", processor: "any", files: [], plugins: []
      ).divided(outline, for: try ClusterTarget("script:tasks=\(count)"), atMost: 1000)
      let place = try SweepFolder(in: folder.path)
      try place.write(sweep, outline)
      return (sweep, place)
    }
    throw StudyError.nothingToLearn
  }

  private struct Group: Hashable {
    var rate: Double
    var seed: UInt64
  }

  /// The runs of a chunk, which are made.
  private static func rates(
    ofChunk chunk: Int, of sweep: Sweep, in place: SweepFolder
  ) throws -> [(group: Group, length: Int)] {
    let store = try RunStore(unshared: place.runs(of: chunk))
    let base = StoredEngine(
      LocalEngine(), source: .named(store), processor: "any", command: "", pluginDigest: { $0 })
    let made = Mutex(0)
    do {
      _ = try study(plan).result(
        by: ChunkEngine(
          chunk, of: sweep, in: place, base: base, shouldStop: { false }, didFinish: { made.withLock { $0 += 1 } })
      ) { _ in RunObserver() }
    } catch let finished as ChunkFinished {
      #expect(finished.interrupted == 0 && finished.done == made.withLock { $0 })
    }
    var runs: [(group: Group, length: Int)] = []
    try store.forEach(RunChoice()) { run in
      runs += run.traces.map { (Group(rate: run.run.rate, seed: run.run.seed), $0.length.count) }
    }
    return runs
  }
}
