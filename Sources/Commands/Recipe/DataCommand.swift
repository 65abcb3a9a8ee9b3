import ArgumentParser
import Descent
import GradientKit
import Recipes
import Studies
import Wording

/// `gdplot data`: prints the numbers behind a figure.
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
    try write(record, of: record.study(in: figure))
  }

  private func write<Question: FigureStudy>(_ record: FigureRecord, of study: Question.Type) throws {
    let replay = try Replay(study, of: record, in: figure)
    // Reading a figure of unknown origin must not compile and run plugins.
    let table = try Question.table(of: replay.result(), replay.request.view, with: PluginOptions.builtins())
    if output == "-" {
      try table.write { try StandardOutput.writeData($0) }
    } else {
      try OutputFile.replace(output) { file in try table.write { try file.write($0) } }
    }
  }
}

/// `gdplot recipe`: prints how a figure was made.
struct RecipeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recipe", abstract: "Tells how a figure was made: command, seed, settings, versions, hashes.",
    discussion: """
      Nothing is run: the recipe stands in the PNG, SVG or PDF file.

        gdplot recipe plots/curve-svm.png
      """)

  @Argument(help: "The figure.") var figure: String

  @Flag(help: "The recipe as JSON.") var json = false

  func run() throws {
    let record = try FigureRecord(reading: figure)
    if json { return try StandardOutput.writeData(RecipeText.written(record.recipe) + "\n") }
    guard let study = FigureStudies[record.recipe.study] else {
      return try StandardOutput.write(RecipeReport(record).text)
    }
    try StandardOutput.write(report(on: record, of: study).text)
  }

  private func report<Question: FigureStudy>(on record: FigureRecord, of study: Question.Type) -> RecipeReport {
    guard let request = try? Replay(study, of: record, in: figure).request else { return RecipeReport(record) }
    return RecipeReport(record, running: request.components, settings: request.plan.settings)
  }
}
