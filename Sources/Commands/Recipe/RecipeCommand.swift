import ArgumentParser
import Recipes

/// `gdplot recipe`: how a figure was made.
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
    try StandardOutput.write(RecipeReport(record).text)
  }
}
