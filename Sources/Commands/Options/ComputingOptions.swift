import ArgumentParser

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
