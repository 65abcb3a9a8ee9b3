import ArgumentParser
import Clusters

/// The seed, the cores and the store: options of every figure.
struct ComputingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where all random numbers come from.", valueName: "n"))
  var seed: UInt64 = 0

  @OptionGroup var threading: ThreadOptions

  @Option(
    help: ArgumentHelp(
      "Where finished runs are kept and taken from (default: GDPLOT_STORE, or else, after two seconds of computing, a cache).",
      valueName: "folder|none"))
  var store: String?

  @Option(
    help: ArgumentHelp(
      "Have other processes compute: slurm, parallel or script, with settings as slurm:partition=short,tasks=64; needs --store.",
      valueName: "engine:settings"),
    transform: { try ClusterTarget($0) })
  var on: ClusterTarget?

  @Flag(help: "With --on slurm, stay until the runs are there and draw the figure.") var wait = false

  mutating func validate() throws {
    guard wait, on?.engine != .slurm else { return }
    throw ValidationError(
      on == nil
        ? "--wait waits for the processes of --on." : "--wait is for --on slurm: parallel waits, script never does.")
  }

  /// Why `--on` is refused by commands that descend nothing.
  static let noRuns = "--on: a figure of this kind is not made of runs that other processes could make"

  /// The number of cores to use.
  var cores: Int { threading.cores }
}

/// The number of cores to use, an option of every command that computes.
struct ThreadOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Cores to use (default: all). The numbers do not depend on it.", valueName: "n"))
  var threads: Int?

  mutating func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, but is \(threads).")
    }
  }

  /// The number of cores to use.
  var cores: Int { threads ?? ProcessorCores.count }
}
