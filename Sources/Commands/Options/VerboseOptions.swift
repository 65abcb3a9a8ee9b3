import ArgumentParser

/// The log of the notes, a line at a time: part of the group "numbers".
struct VerboseOptions: ParsableArguments {
  @Flag(help: "Print a line an epoch: parameters, loss on the last batch before and after its update, gradient norm.")
  var verbose = false

  @Option(help: ArgumentHelp("With --verbose, a line every so many epochs.", valueName: "n"))
  var every = 1

  mutating func validate() throws {
    guard every >= 1 else { throw ValidationError("--every must be 1 or more, but is \(every).") }
  }

  /// The log, with `--verbose`.
  func log(to write: @escaping @Sendable (String) -> Void) -> EpochPrinter? {
    verbose ? EpochPrinter(every: every, write: write) : nil
  }
}
