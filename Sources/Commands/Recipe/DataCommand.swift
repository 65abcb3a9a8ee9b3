import ArgumentParser
import Descent
import GradientKit
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
    try write(record, of: record.study(in: figure))
  }

  private func write<Question: FigureStudy>(_ record: FigureRecord, of study: Question.Type) throws {
    let replay = try Replay(study, of: record, in: figure)
    // A figure from anywhere must not have plugins compiled and run by being read.
    let table = try Question.table(of: replay.result(), replay.request.view, with: PluginOptions.builtins())
    if output == "-" {
      try table.write { try StandardOutput.writeData($0) }
    } else {
      try OutputFile.replace(output) { file in try table.write { try file.write($0) } }
    }
  }
}

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
    guard let study = FigureStudies[record.recipe.study] else {
      return try StandardOutput.write(RecipeReport(record).text)
    }
    try StandardOutput.write(report(on: record, of: study).text)
  }

  private func report<Question: FigureStudy>(on record: FigureRecord, of study: Question.Type) -> RecipeReport {
    guard let request = try? Replay(study, of: record, in: figure).request else { return RecipeReport(record) }
    return RecipeReport(record, running: request.components, settings: Self.settings(of: request.plan))
  }

  /// What the plan has beside its components: how long runs are, their rates, batches and starts.
  private static func settings(of plan: some StudyPlan) -> [(name: String, value: String)] {
    var lines: [(name: String, value: String)] = []
    if let training = part(of: plan, as: TrainingPlan.self) {
      let rates =
        training.rates.isEmpty
        ? training.resolvedRates.map { "\(NumberText($0.rate, .rate).plain) for \($0.optimizer) (default)" }
        : training.rates.map { NumberText($0, .rate).plain }
      if !rates.isEmpty { lines.append(("rate", rates.joined(separator: ", "))) }
      switch training.length {
      case .epochs(let count): lines.append(("length", count.counted("epoch")))
      case .steps(let count): lines.append(("length", count.counted("step")))
      }
      lines.append(("batch", training.batchSizes.map(\.description).joined(separator: ", ")))
      if training.seedCount > 1 { lines.append(("seeds", "\(training.seedCount)")) }
    }
    if let problem = part(of: plan, as: ProblemPlan.self) {
      lines.append(("start", problem.starts.map(\.description).joined(separator: "; ")))
    }
    return lines
  }

  /// The part of a plan, or of a plan in it, that has a type.
  private static func part<Part>(of plan: Any, as type: Part.Type, depth: Int = 3) -> Part? {
    for child in Mirror(reflecting: plan).children {
      if let part = child.value as? Part { return part }
      if depth > 1, let part = part(of: child.value, as: type, depth: depth - 1) { return part }
    }
    return nil
  }
}
