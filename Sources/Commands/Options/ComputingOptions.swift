import ArgumentParser
import Clusters
import Descent
import FileReading

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

  /// The error for `--on` with commands that perform no runs.
  static let noRuns = "--on: a figure of this kind is not made of runs that other processes could make"

  /// The number of cores to use.
  var cores: Int { threading.cores }
  /// The memory budget.
  var budget: MemoryBudget { threading.budget }
}

/// The cores and the memory to use: options of every command that computes.
struct ThreadOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Cores to use (default: all). The numbers do not depend on it.", valueName: "n"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "The most memory to plan with, such as 8G (default: three quarters of what there is).", valueName: "size"))
  var memory: MemorySize?

  mutating func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, but is \(threads).")
    }
  }

  /// The number of cores to use.
  var cores: Int { threads ?? ProcessorCores.count }

  /// The memory budget.
  var budget: MemoryBudget {
    MemoryBudget(bytes: memory?.bytes ?? AvailableMemory(limits: ResourceLimits.memory).bytes.map { 0.75 * $0 })
  }
}

/// An amount of memory as written: `8G` or `500M` with powers of 1,000, `8Gi` with powers of 1,024.
struct MemorySize: ExpressibleByArgument, Sendable {
  /// The number of bytes.
  let bytes: Double
  /// The text as written.
  let text: String

  /// Parses an amount; `nil` if the text is not one.
  init?(argument: String) {
    text = argument
    let (digits, unit) = (argument.prefix { $0.isNumber || $0 == "." }, argument.drop { $0.isNumber || $0 == "." })
    guard let number = Double(digits), number.isFinite, number > 0 else { return nil }
    var letters = unit.uppercased()[...]
    if letters.hasSuffix("B") { letters.removeLast() }
    let base = letters.hasSuffix("I") ? 1024.0 : 1000
    if letters.hasSuffix("I") { letters.removeLast() }
    guard let power = ["", "K", "M", "G", "T"].firstIndex(of: letters) else { return nil }
    bytes = (0..<power).reduce(number) { bytes, _ in bytes * base }
  }
}
