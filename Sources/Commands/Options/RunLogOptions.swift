import ArgumentParser

/// The run logs to read, and their columns: options of `logs` and `diagnose`.
struct RunLogOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Files, folders to search, or - for standard input.", valueName: "path"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "The column against which to draw, or row, or date (default: steps, epochs or time).", valueName: "column"))
  var x: String?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Columns, after the files; * stands for any text (default: the loss, or what is most like one; for diagnose rates too).",
      valueName: "column"))
  var y: [String] = []

  /// The part of the figure's default name that describes the logs.
  var stem: String {
    if paths.first == "-" { return "stdin" }
    let name = paths.first?.split(separator: "/").last { $0 != "." && $0 != ".." } ?? "runs"
    return name.contains("tfevents") ? "events" : String(name.split(separator: ".").first ?? "runs")
  }

  /// Rejects a command without logs.
  func requirePaths(for command: String) throws {
    guard paths.isEmpty else { return }
    throw UsageError("\(command) needs files or folders; name them first, as in gdplot \(command) runs/*.csv --y loss")
  }
}
