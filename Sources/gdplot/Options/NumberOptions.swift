import ArgumentParser
import Experiments

/// The numbers behind the figure: the options of the group "numbers".
struct NumberOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("All data behind the figure as CSV, full precision; - for standard output.", valueName: "file|-")
  )
  var export: String?

  @Flag(help: "A summary for programs on standard output.")
  var json = false

  @Flag(help: "Add the seconds spent on updates to the export; the one thing that differs between two runs.")
  var timing = false

  @Flag(help: "Print a line an epoch: parameters, loss on the last batch before and after its update, gradient norm.")
  var verbose = false

  @Option(help: ArgumentHelp("With --verbose, a line every so many epochs.", valueName: "n"))
  var every = 1

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Print the model's prediction for a row of features, joined by commas, before and after.", valueName: "row"))
  var predict: [FeatureRow] = []

  mutating func validate() throws {
    guard every >= 1 else { throw ValidationError("--every must be 1 or more, but is \(every).") }
    if export == "-" && json { throw ValidationError("--export - and --json both want standard output; give one.") }
  }

  /// Whether standard output belongs to a program that reads it.
  var isOutputTaken: Bool { json || export == "-" }

  /// Where lines for a person go.
  var writeLine: @Sendable (String) -> Void {
    guard !isOutputTaken else { return { StandardError.write($0) } }
    return { line in
      // A log line that cannot be written must not cost the run.
      try? StandardOutput.write(line)
    }
  }

  /// A line an epoch, when it is asked for.
  var log: EpochLog? { verbose ? EpochLog(every: every, write: writeLine) : nil }

  /// Makes sure the export can be written, before anything is computed.
  func probe() throws {
    if let export, export != "-" { try OutputFile.probe(export) }
  }

  /// Writes a table to a file, or to standard output for `-`.
  func write(_ table: CurveTable, to path: String) throws {
    if path == "-" {
      try table.write { try StandardOutput.write($0) }
    } else {
      try OutputFile.replace(path) { file in try table.write { try file.write($0) } }
    }
  }

  /// Prints the predictions before and after training.
  func writePredictions(of result: CurveResult) {
    for series in result.series {
      for trace in series.traces {
        for prediction in trace.predictions {
          let row = prediction.features.map { DecimalText($0).description }.joined(separator: ",")
          let label = result.series.count * series.traces.count > 1 ? "\(series.label), seed \(trace.seed): " : ""
          writeLine(
            "\(label)prediction for \(row): \(words(prediction.before, result)) before training, "
              + "\(words(prediction.after, result)) after\n")
        }
      }
    }
  }

  private func words(_ scores: [Double], _ result: CurveResult) -> String {
    let numbers = scores.map { EpochLog.short($0) }.joined(separator: " ")
    guard result.hasClasses else { return numbers }
    let best = scores.count == 1 ? (scores[0] > 0 ? 1 : 0) : scores.indices.max { scores[$0] < scores[$1] } ?? 0
    return "\(result.facts.classes[best]) (score\(scores.count == 1 ? "" : "s") \(numbers))"
  }
}
