import ArgumentParser

/// The output of the numbers behind the figure: the options of the group "numbers".
struct NumberOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("All data behind the figure as CSV, full precision; - for standard output.", valueName: "file|-")
  )
  var export: String?

  @Flag(help: "A summary for programs on standard output.")
  var json = false

  mutating func validate() throws {
    if export == "-" && json { throw ValidationError("--export - and --json both want standard output; give one.") }
  }

  /// Returns a function that prints text for people: to standard error if standard output is data, else to standard
  /// output.
  func writeLine(beside outputs: [String]) -> @Sendable (String) -> Void {
    guard !json && export != "-" && !outputs.contains(where: { $0 == "-" || $0.hasSuffix(":-") }) else {
      return { StandardError.write($0) }
    }
    return { line in
      // A log line that cannot be written must not stop the run.
      try? StandardOutput.write(line)
    }
  }
}
