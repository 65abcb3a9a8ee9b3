import ArgumentParser
import Clusters
import Descent
import FileReading
import GradientKit
import PluginLoading
import Recipes
import RunStore
import Studies
import Wording

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Has other processes compute those runs of a study that the store in a shared folder lacks.
struct SweepHandout {
  private let target: ClusterTarget
  private let store: String
  private let waits: Bool
  private let catalog: Catalog
  private let plugins: PluginOptions

  /// Creates a handout through a store's folder; with `waits`, this process waits until all chunks have ended.
  init(_ target: ClusterTarget, store: String, waits: Bool, catalog: Catalog, plugins: PluginOptions) {
    self.target = target
    self.store = store
    self.waits = waits
    self.catalog = catalog
    self.plugins = plugins
  }

  /// Starts the processes; returns whether this process can draw the figure now.
  func start<Question: FigureStudy>(_ study: Question) throws -> Bool {
    let runs = try RunStore(folder: store)
    let asked = try sweep(of: study)
    if let (folder, open) = try open(like: asked) {
      guard waits, open.job != nil else {
        try StandardOutput.write("these runs are being made already; see gdplot runs status \(store)\n")
        return false
      }
      try follow(open, in: folder)
      return true
    }
    // Errors in runs are reported when they are drawn.
    _ = StoreChoice.merge(store, into: runs)
    let planner = SweepPlanner(
      runs, pilot: StoreChoice.engine(.named(runs)), measures: target.tasks == nil, processor: MachineTraits.numerics,
      pluginDigest: PluginOptions.digest(ofPluginAt:), shouldStop: { Interrupt.isRequested })
    do {
      _ = try study.result(by: planner) { _ in RunObserver() }
    } catch let outline as SweepOutline {
      if Interrupt.isRequested { throw ExitCode(Interrupt.status) }
      return try outline.missingCount == 0 || start(asked, outline)
    }
    return true
  }

  private func start(_ asked: Sweep, _ outline: SweepOutline) throws -> Bool {
    let limit = target.engine == .slurm ? Slurm.largestArray : ClusterTarget.taskLimit
    if let tasks = target.tasks, tasks > limit {
      throw UsageError("an array of this Slurm has at most \(limit) tasks, but tasks is \(tasks)")
    }
    var sweep = asked.divided(outline, for: target, atMost: limit)
    let folder = try SweepFolder(in: realStore)
    let libraries = try compiled(into: folder)
    try folder.write(sweep, outline)
    guard let program = PluginHost.runningExecutable else {
      throw UsageError("the file of this gdplot is gone, so no other process can run it; start it again")
    }
    let work = ShellCommand(
      [program, "runs", "compute", folder.path, "--threads", "\(target.cores)"]
        + libraries.flatMap { ["--plugin", $0] })
    let words = CommandText.without(["--on"], ["--wait"], in: Array(CommandLine.arguments.dropFirst()))
    let draw = ShellCommand([program] + words)
    let what = "\(sweep.missing.counted("run")) in \(sweep.chunks.counted("chunk"))"
    switch target.engine {
    case .script:
      try StandardOutput.writeData(ClusterScript.text(sweep, in: folder, work: work, draw: draw))
      return false
    case .parallel:
      let here = FileManager.default.currentDirectoryPath
      let failed = try GNUParallel.run(sweep, in: folder, on: target, work: work, here: here) { Interrupt.isRequested }
      if Interrupt.isRequested { throw ExitCode(Interrupt.status) }
      if failed > 0 {
        StandardError.write(
          "gdplot: note: \(failed.counted("chunk")) failed, and what is missing is made here; see gdplot runs status \(store)\n"
        )
      }
      return true
    case .slurm:
      let jobs = try Slurm.submit(&sweep, in: folder, on: target, work: work, draw: waits ? nil : draw)
      guard let drawing = jobs.drawing else {
        StandardError.write("gdplot: note: Slurm makes \(what) as job \(jobs.array)\n")
        try follow(sweep, in: folder)
        return true
      }
      try StandardOutput.write(
        "\(what): Slurm makes them as job \(jobs.array), and draws the figure as job \(drawing)\n"
          + "see gdplot runs status \(store)\n")
      return false
    }
  }

  // MARK: Sweep

  private func sweep<Question: FigureStudy>(of study: Question) throws -> Sweep {
    Sweep(
      study: Question.name, plan: try RecipeText.written(study.plan), command: CommandText.current.line,
      version: Version.number, processor: MachineTraits.numerics, files: study.facts.files,
      plugins: try origins.map(PluginOptions.digest))
  }

  /// The plugins that the study needs.
  private var origins: [String] { Set(catalog.entries.compactMap(\.origin)).sorted() }

  /// Compiles the plugins into the folder of a sweep, and returns their paths.
  private func compiled(into folder: SweepFolder) throws -> [String] {
    let origins = origins
    guard !origins.isEmpty else { return [] }
    let library = try plugins.library()
    return try origins.map { origin in
      guard let plugin = library.plugins.first(where: { $0.path == origin }) else {
        throw UsageError("\(origin) is not loaded")
      }
      // The library is built under a temporary name, then stored under the hash of its contents.
      let path = "\(folder.path)/\(plugin.type).so"
      try library.build(plugin, to: path)
      defer { unlink(path) }
      let file = try InputFile(path: path)
      return try SweepPlugin(
        plugin.type, bytes: [UInt8](file.bytes), sources: PluginOptions.digest(ofPluginAt: origin),
        library: file.sha256, in: folder
      ).path
    }
  }

  /// The absolute path of the store.
  private var realStore: String {
    store.hasPrefix("/") ? store : FileManager.default.currentDirectoryPath + "/" + store
  }

  // MARK: Waiting

  /// Returns the newest sweep with the same question if it is still open.
  private func open(like asked: Sweep) throws -> (SweepFolder, Sweep)? {
    for folder in SweepFolder.all(in: store).reversed() {
      guard let sweep = try? folder.sweep(), sweep.asksSame(as: asked) else { continue }
      if sweep.job != nil { return SweepStatus(sweep, in: folder).isOpen ? (folder, sweep) : nil }
      return folder.living(among: 1...max(1, sweep.chunks)).isEmpty ? nil : (folder, sweep)
    }
    return nil
  }

  /// Waits until all chunks have ended, failed ones included.
  private func follow(_ sweep: Sweep, in folder: SweepFolder) throws {
    let bar = ProgressBar(runs: 1, isShown: StandardError.isTerminal)
    defer { bar.finish() }
    bar.plan(steps: sweep.total)
    var shown = 0
    while true {
      let status = SweepStatus(sweep, in: folder)
      bar.advance(by: max(0, status.done - shown))
      shown = max(shown, status.done)
      guard status.isOpen else { return }
      for _ in 0..<20 {
        usleep(100_000)
        if Interrupt.isRequested {
          StandardError.write("gdplot: note: the jobs go on; see gdplot runs status \(store)\n")
          throw ExitCode(Interrupt.status)
        }
      }
    }
  }
}
