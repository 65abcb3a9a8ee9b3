import ArgumentParser
import Descent
import Recipes
import Studies
import Wording

/// `gdplot data`: the numbers behind a figure.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Returns the numbers behind a figure as CSV, as --export would have written them.",
    discussion: """
      Nothing is run: the numbers stand in the PNG, SVG or PDF file.

        gdplot data plots/curve-svm.png > curve.csv
      """)

  @Argument(help: "The figure.") var figure: String

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the numbers go.", valueName: "file|-"))
  var output = "-"

  func run() throws {
    let record = try FigureRecord(reading: figure)
    let command = try record.recipe.figureCommand(for: figure)
    try write(record, of: command)
  }

  private func write(_ record: FigureRecord, of command: some FigureCommand) throws {
    // A figure from anywhere must not have plugins compiled and run by being read.
    let table = try command.table(of: record.outcome(of: command, in: figure, with: PluginOptions.builtins()))
    if output == "-" {
      try table.write { try StandardOutput.writeData($0) }
    } else {
      try OutputFile.replace(output) { file in try table.write { try file.write($0) } }
    }
  }
}
