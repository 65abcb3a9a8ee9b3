import ArgumentParser
import Clusters
import Descent
import FileReading
import GradientKit
import Recipes
import RunStore
import Studies
import Wording

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `gdplot runs compute`: computes a chunk of a sweep.
struct RunsComputeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compute", abstract: "Makes the runs of one chunk that --on has handed out.",
    discussion: """
      The commands of --on are of this kind. One that was ended with status 75 has kept what it had, and goes on when it is
      started again.
      """)

  @Argument(help: "The folder of the sweep.") var folder: String

  @Option(help: ArgumentHelp("Which chunk, from 1.", valueName: "n")) var chunk: Int

  @OptionGroup var threading: ThreadOptions

  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  func run() throws {
    Interrupt.listen()
    let sweep = try SweepFolder(folder).sweep()
    guard (1...max(1, sweep.chunks)).contains(chunk) else {
      throw UsageError("--chunk must be from 1 to \(sweep.chunks), but is \(chunk)")
    }
    guard let study = FigureStudies[sweep.study] else { throw UsageError("there is no study '\(sweep.study)'") }
    let report = try ChunkReport(chunk, in: SweepFolder(folder))
    do {
      try make(sweep, study, report)
    } catch let finished as ChunkFinished {
      report.end(finished.interrupted == 0 ? .done : .stopped)
      let rest = finished.interrupted == 0 ? "" : ", \(finished.interrupted.grouped) are missing"
      try StandardOutput.write("chunk \(chunk) of \(sweep.chunks): \(finished.done.counted("run")) made\(rest)\n")
      guard finished.interrupted > 0 else { return }
      if Interrupt.isWarning {
        try Slurm.requeue(ProcessInfo.processInfo.environment, atMost: sweep.retries)
      }
      throw ExitCode(Interrupt.status)
    } catch {
      report.end(.failed)
      throw error
    }
  }

  /// Computes the chunk and throws ``ChunkFinished``.
  private func make<Question: FigureStudy>(_ sweep: Sweep, _ study: Question.Type, _ report: ChunkReport) throws {
    guard sweep.version == Version.number else {
      throw ClusterError("the runs were handed out by gdplot \(sweep.version), but this is \(Version.number)")
    }
    guard sweep.processor == MachineTraits.numerics else {
      throw ClusterError(
        "this machine computes with \(MachineTraits.numerics), but the runs were handed out from one "
          + "with \(sweep.processor), and numbers may differ; choose machines of that kind, as with --on slurm:constraint=…"
      )
    }
    let plan = try RecipeText.read(Question.Plan.self, from: sweep.plan)
    let libraries = try plugins.plugins.map(library)
    let catalog = try plugins.catalog(naming: plan.components)
    let loader = DatasetLoader(catalog, memory: threading.budget)
    let laboratory = Laboratory(catalog: catalog, cores: threading.cores, memory: threading.budget) {
      try loader.load($0, seed: $1)
    }
    let question = try Question(plan, in: laboratory)
    if let file = question.facts.files.first(where: { !sweep.files.contains($0) }) {
      throw ClusterError("\(file.name) on this machine is not the file that the runs were handed out for")
    }
    let folder = SweepFolder(folder)
    let store = StoreChoice.engine(
      .named(try RunStore(unshared: folder.runs(of: chunk))), command: sweep.command,
      pluginDigest: { path in
        guard let library = libraries.first(where: { $0.path == path }) else {
          throw UsageError("\(path) is not loaded")
        }
        return library.sources
      })
    let engine = try ChunkEngine(
      chunk, of: sweep, in: folder, base: store, shouldStop: { Interrupt.isRequested }, didFinish: { report.add() })
    let ticker = Ticker { report.tick() }
    defer { ticker.end() }
    _ = try question.result(by: engine) { _ in RunObserver() }
  }

  /// Returns the plugin at a path, after checking the hash in its name.
  private func library(at path: String) throws -> SweepPlugin {
    guard let plugin = SweepPlugin(path: path), try InputFile(path: path).sha256 == plugin.library else {
      throw ClusterError("\(path) is not the plugin that the runs were handed out with")
    }
    return plugin
  }
}
