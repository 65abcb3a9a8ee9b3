import ArgumentParser
import Descent
import GradientKit
import RunStore
import Wording

/// `gdplot runs verify`: checks whether stored runs give the same results today.
struct RunsVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Makes a sample of the runs again, and compares what they leave byte for byte.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var chosen: RunChoiceOptions

  @Option(help: ArgumentHelp("How many runs, picked at random; 0 for all.", valueName: "n"))
  var sample = 10

  @OptionGroup var threading: ThreadOptions

  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  mutating func validate() throws {
    if sample < 0 { throw ValidationError("--sample must be 0 or more, but is \(sample).") }
  }

  func run() throws {
    let store = try store.opened()
    var runs: [StoredRun] = []
    try store.forEach(chosen.choice, limit: sample > 0 ? sample : .max, random: true) { runs.append($0) }
    var (equal, different, others) = (0, 0, 0)
    Interrupt.listen()
    for run in runs {
      if Interrupt.isRequested { throw ExitCode(Interrupt.status) }
      switch try check(run) {
      case .equal: equal += 1
      case .different:
        different += 1
        try StandardOutput.write("\(run.key): gives a different result (\(run.host), \(run.command))\n")
      case .changed(let what):
        others += 1
        try StandardOutput.write("\(run.key): \(what)\n")
      }
    }
    try StandardOutput.write(
      "\(equal.grouped) of \(runs.count.grouped) runs are the same, byte for byte"
        + (others > 0 ? "; \(others.grouped) cannot be compared" : "") + "\n")
    if different > 0 { throw ExitCode(1) }
  }

  private enum Outcome {
    case equal, different
    case changed(String)
  }

  private func check(_ stored: StoredRun) throws -> Outcome {
    let catalog: Catalog
    do {
      catalog = try plugins.catalog(naming: stored.run.components)
    } catch {
      return .changed("\(error)")
    }
    let loader = DatasetLoader(catalog, memory: threading.budget)
    let laboratory = Laboratory(catalog: catalog, cores: threading.cores, memory: threading.budget) {
      try loader.load($0, seed: $1)
    }
    var keys = RunKeys(
      in: laboratory, processor: MachineTraits.numerics, pluginDigest: PluginOptions.digest(ofPluginAt:))
    let runs = stored.traces.map { length, _ in
      var run = stored.run
      run.options.length = length
      return run
    }
    do {
      let digests = try keys.shared(by: stored.run).digests
      guard digests == stored.digests else {
        return .changed("its data, a plugin, the processor or the program has changed since")
      }
      let traces = try LocalEngine().traces(of: runs, in: laboratory) { _ in
        RunObserver(shouldStop: { Interrupt.isRequested })
      }
      if Interrupt.isRequested { throw ExitCode(Interrupt.status) }
      return stored.isEqual(to: traces) ? .equal : .different
    } catch let error as ExitCode {
      throw error
    } catch {
      return .changed("\(error)")
    }
  }
}
