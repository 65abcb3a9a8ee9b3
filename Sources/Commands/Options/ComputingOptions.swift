import ArgumentParser

/// Where random numbers come from and what computes: options every figure has.
struct ComputingOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Where all random numbers come from.", valueName: "n"))
  var seed: UInt64 = 0

  @Option(help: ArgumentHelp("Cores to use (default: all). The numbers do not depend on it.", valueName: "n"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Where finished runs are kept and taken from (default: GDPLOT_STORE, or else, after two seconds of computing, a cache).",
      valueName: "folder|none"))
  var store: String?

  mutating func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, but is \(threads).")
    }
  }

  /// The cores to use.
  var cores: Int { threads ?? ProcessorCores.count }
}
