import ArgumentParser
import Charts
import Drawing
import GradientKit
import Plotting
import Recipes
import Reports

/// A figure of a report, ready to be made.
struct ReportFigure {
  /// What became of the figure's files.
  enum Fate {
    /// They are as they were.
    case unchanged
    /// They were drawn, from numbers that another file of the figure had.
    case drawn
    /// The command was run.
    case made
  }

  /// A figure whose files are there.
  struct Made {
    let fate: Fate
    /// What the figure shows, in words.
    let alternativeText: String
    /// The runs, as the command reports them.
    let report: String
  }

  /// What the author wrote.
  let plan: ReportPlan.Figure
  /// The command as it could be typed.
  let text: CommandText
  /// The files the report needs, the one with the numbers first.
  let pictures: [ReportPicture]
  /// Its width, in points.
  var width: Double { command.figure.size.size.width }
  private let command: any FigureCommand
  /// Files that may have the numbers.
  private let sources: [ReportPicture]

  /// A figure with files in a folder.
  ///
  /// - Throws: ``ReportError`` for a command that draws no figure, or says what the report decides.
  init(
    _ plan: ReportPlan.Figure, in folder: String, as kind: ReportPicture.Kind, themes: [Look.ThemeName], threads: Int?,
    describedIn path: String
  ) throws {
    func refuse(_ message: String) -> ReportError { ReportError(path: path, place: plan.place, message: message) }
    let text = CommandText(plan.words)
    if let option = plan.words.first(where: Self.isDecidedHere) {
      throw refuse("\(option) is for the report to decide; leave it out of the figure's command")
    }
    self.plan = plan
    self.text = text
    pictures = themes.map { ReportPicture(plan.name, in: folder, as: kind, theme: $0, of: text) }
    sources = ReportPicture.Kind.allCases.flatMap { other in
      Look.ThemeName.allCases.map { ReportPicture(plan.name, in: folder, as: other, theme: $0, of: text) }
    }
    func parsed(_ arguments: [String]) throws -> any ParsableCommand {
      do {
        try Gdplot.checkSubcommand(of: arguments)
        return try Gdplot.parseAsRoot(ArgumentRepair.joiningNegativeNumbers(arguments))
      } catch let error as UsageError {
        throw refuse("\(error)")
      } catch {
        throw refuse(Gdplot.message(for: error))
      }
    }
    // The numbers stay in the figure, so that its other files and the table of runs need no second run.
    let added = ["--embed=all"] + (threads.map { ["--threads=\($0)"] } ?? [])
    guard try parsed(plan.words) is any FigureCommand,
      let command = try parsed(plan.words + added) as? any FigureCommand
    else { throw refuse("'\(plan.words.first ?? "")' draws no figure; a command such as 'curve --loss svm' does") }
    guard command.figure.frames == nil else { throw refuse("--frames is about animations; a report has none") }
    self.command = command
  }

  /// Makes what is not there yet, or not as it would be now.
  ///
  /// - Throws: what went wrong with the data, a plugin, the run or a file; `ExitCode` after Ctrl-C, and then nothing is
  ///   written.
  func make() throws -> Made { try make(by: command) }

  private func make<Command: FigureCommand>(by command: Command) throws -> Made {
    let catalog = try command.plugins.catalog(naming: command.namedSpecs)
    try command.check(with: catalog)
    let files = try pictures.map { try FigureFile($0.path) }
    for file in files { try file.probe() }

    let expected = try Recipe(
      of: text, by: command, with: catalog, files: command.dataFilesNow(with: catalog), dataLeftOut: nil)
    var kept: (record: FigureRecord, outcome: Command.Outcome)?
    for source in sources where kept == nil {
      guard let record = source.record(madeLike: expected), record.data != nil,
        let outcome = try? record.outcome(of: command, in: source.path, with: catalog)
      else { continue }
      kept = (record, outcome)
    }
    if let kept, pictures.allSatisfy({ $0.record(madeLike: expected) != nil }) {
      return made(kept.outcome, by: command, .unchanged, chart: try command.styledChart(of: kept.outcome))
    }

    let outcome = try kept?.outcome ?? command.finishedOutcome(with: catalog)
    if kept == nil && Interrupt.isRequested { throw ExitCode(130) }
    let record = try kept?.record ?? FigureRecord(of: outcome, by: command, as: text, with: catalog)
    var chart = try command.styledChart(of: outcome)
    for (index, (picture, file)) in zip(pictures, files).enumerated() {
      var own = FigureRecord(recipe: picture.recipe(like: record.recipe), data: record.data)
      if index > 0 {
        own.data = nil
        own.recipe.dataLeftOut = "it is in \(pictures[0].path)"
      }
      chart.look.themeName = picture.theme
      try file.write(file.drawn(chart, frames: command.figure.frames, entries: own.entries))
    }
    return made(outcome, by: command, kept == nil ? .made : .drawn, chart: chart)
  }

  private func made<Command: FigureCommand>(
    _ outcome: Command.Outcome, by command: Command, _ fate: Fate, chart: Command.OutcomeChart
  ) -> Made {
    Made(
      fate: fate, alternativeText: chart.alternativeText,
      report: command.report(on: outcome) + command.notes(on: outcome).map { "note: \($0)\n" }.joined())
  }

  /// Whether an option says where files go, how they look or what is printed.
  private static func isDecidedHere(_ word: String) -> Bool {
    guard word.hasPrefix("-") else { return false }
    let option = word.prefix { $0 != "=" }
    return option == "--theme" || CommandText(["curve", word]).arguments.count == 1
  }
}
