import ArgumentParser
import Charts
import Clusters
import Descent
import Drawing
import FileReading
import GradientKit
import Plotting
import Recipes
import Reports
import Studies

/// A figure of a report, ready to make.
struct ReportFigure {
  /// The outcome for the figure's files.
  enum Fate {
    /// Nothing: they were up to date.
    case unchanged
    /// They were drawn from numbers in an existing file of the figure.
    case drawn
    /// They were computed and drawn.
    case made
  }

  /// A figure whose files are up to date.
  struct Made {
    let fate: Fate
    /// The figure's title.
    let title: String
    /// The alternative text.
    let alternativeText: String
    /// The text for the terminal from the figure's command.
    let report: String
  }

  /// The author's description.
  let plan: ReportPlan.Figure
  /// The command as text.
  let text: CommandText
  /// The required files; the first one holds the numbers.
  let pictures: [ReportPicture]
  /// The width of the figure, in points.
  var width: Double { Look(command.figure).layoutSize.width }
  private let command: any FigureCommand
  /// Whether the author's command has other processes compute the runs.
  private let isHandedOut: Bool
  /// The files that may hold the numbers.
  private let sources: [ReportPicture]

  /// Creates a figure with files in a folder; `computing` are options of its command that do not change numbers.
  ///
  /// - Throws: ``ReportError`` for a command that draws no figure, or contains an option that the report determines.
  init(
    _ plan: ReportPlan.Figure, in folder: String, as kind: ReportPicture.Kind, themes: [Look.ThemeName],
    computing: [String],
    describedIn path: String
  ) throws {
    func refuse(_ message: String) -> ReportError { ReportError(path: path, place: plan.place, message: message) }
    let text = CommandText(plan.words)
    if let option = plan.words.first(where: Self.isDecidedHere) {
      throw refuse("\(option) is for the report to decide; leave it out of the figure's command")
    }
    self.plan = plan
    self.text = text
    pictures = themes.map { ReportPicture(plan.name, in: folder, as: kind, theme: $0) }
    sources = ReportPicture.Kind.allCases.flatMap { other in
      Look.ThemeName.allCases.map { ReportPicture(plan.name, in: folder, as: other, theme: $0) }
    }
    func parsed(_ arguments: [String]) throws -> any ParsableCommand {
      do {
        try Gdplot.checkSubcommand(of: arguments)
        return try Gdplot.parseAsRoot(ArgumentRepair.joiningNegativeNumbers(arguments))
      } catch let error as UsageError {
        throw refuse("\(error)")
      } catch {
        throw refuse(ParserWords(Gdplot.message(for: error), on: arguments).text)
      }
    }
    // The figure stores its numbers, so that its other files and the table of runs need no second run.
    let added = ["--embed=all"] + computing
    guard try parsed(plan.words) is any FigureCommand,
      let command = try parsed(plan.words + added) as? any FigureCommand
    else { throw refuse("'\(plan.words.first ?? "")' draws no figure; a command such as 'curve --loss svm' does") }
    isHandedOut = plan.words.contains { $0 == "--on" || $0.hasPrefix("--on=") }
    if isHandedOut {
      // The file may come from anybody, and must not select other machines or folders of this one.
      guard command.computing.on?.namesHosts != true else {
        throw refuse("hosts are named where the report is made: gdplot report --on parallel:hosts=FILE")
      }
      guard computing.contains(where: { $0.hasPrefix("--store=") }) else {
        throw refuse("--on needs a folder that all machines see: gdplot report --store FOLDER")
      }
    }
    guard command.computing.on?.engine != .script else {
      throw refuse("--on script prints commands; a report needs slurm or parallel")
    }
    guard command.figure.frames == nil else { throw refuse("--frames is about animations; a report has none") }
    guard command.figure.look.captionFile == nil else {
      throw refuse("--caption FILE.txt writes another file; a report has the caption on its page")
    }
    self.command = command
  }

  /// Makes the missing and outdated files.
  ///
  /// - Throws: the error in the data, a plugin, the run or a file; `ExitCode` after a signal, in which case nothing is
  /// written.
  func make() throws -> Made { try make(by: command) }

  private func make(by command: some FigureCommand) throws -> Made {
    let catalog = try command.plugins.catalog(naming: command.components)
    try command.check(with: catalog)
    return try make(try command.request(with: catalog), by: command, with: catalog)
  }

  private func make<Request: FigureRequesting>(
    _ request: Request, by command: some FigureCommand, with catalog: Catalog
  ) throws -> Made {
    let files = try pictures.map { try FigureFile($0.path) }
    for file in files { try file.probe() }
    let study = try request.study(in: command.laboratory(with: catalog))
    var request = request
    request.plan = study.plan
    let maker = RecordMaker(
      catalog: catalog, plugins: command.plugins, seed: command.computing.seed, inputs: command.startPointFiles,
      command: text)
    let dataFiles = study.facts.files
    func record(in picture: ReportPicture) throws -> FigureRecord? {
      picture.record(madeLike: try picture.recipe(of: request, by: maker, files: dataFiles))
    }
    var kept: Request.Question.Result?
    for source in sources where kept == nil {
      guard let record = try record(in: source), record.data != nil,
        let result = try? record.outcome(Request.Question.Result.self, in: source.path), result.isConsistent
      else { continue }
      kept = result
    }
    let result = try kept ?? computed(study, by: command, with: catalog)
    if kept == nil && Interrupt.isRequested { throw ExitCode(Interrupt.status) }
    var chart = try request.chart(of: result, with: catalog)
    var isUnchanged = kept != nil
    for (index, (picture, file)) in zip(pictures, files).enumerated() {
      if kept != nil, !picture.isShownInside, try record(in: picture) != nil { continue }
      request.look.themeName = picture.theme
      var own = try maker.record(
        of: request, result: result, files: dataFiles, embed: index == 0 ? .all : .none)
      if index > 0 { own.recipe.dataLeftOut = "it is in \(pictures[0].path)" }
      chart.look.themeName = picture.theme
      let bytes = try file.drawn(chart, frames: nil, entries: own.entries)
      // A matching recipe does not guarantee the drawing: a forged file may contain a script.
      if kept != nil, picture.bytes == bytes { continue }
      isUnchanged = false
      try file.write(bytes, replacing: true)
    }
    return Made(
      fate: isUnchanged ? .unchanged : kept == nil ? .made : .drawn, title: chart.figure.title,
      alternativeText: chart.alternativeText,
      report: Request.Question.report(on: result, request.view)
        + Request.Question.notes(on: result).map { "note: \($0)\n" }.joined())
  }

  private func computed<Question: FigureStudy>(
    _ study: Question, by command: some FigureCommand, with catalog: Catalog
  ) throws -> Question.Result {
    // Options for the whole report do not apply to figures without runs.
    if Question.hasRuns || isHandedOut {
      guard try command.makeRuns(of: study, with: catalog, waits: true) else { throw ExitCode(Interrupt.status) }
    }
    let (result, storeFailure) = try command.result(of: study)
    if let storeFailure { StandardError.write("gdplot: note: \(storeFailure)\n") }
    return result
  }

  /// Whether an option, which the report determines, concerns files, the look or printing.
  private static func isDecidedHere(_ word: String) -> Bool {
    guard word.hasPrefix("-") else { return false }
    let option = word.prefix { $0 != "=" }
    return option == "--theme" || option != "--on" && CommandText(["curve", word]).arguments.count == 1
  }
}

extension ReportPageFigure {
  /// Creates the page's entry for a figure.
  ///
  /// - Throws: `FileError` if a picture has disappeared in the meantime.
  init(
    _ figure: ReportFigure, number: Int, in plan: ReportPlan, as format: ReportFormat,
    made: Result<ReportFigure.Made, any Error>
  ) throws {
    let outcome: Outcome
    var pictures: [Picture] = []
    switch made {
    case .success(let made):
      outcome = .made(title: made.title, alternativeText: made.alternativeText, numbers: made.report)
      if format == .html { pictures = try Self.pictures(of: figure, prefix: "f\(number)") }
    case .failure(let error): outcome = .failed(reason: "\(error)")
    }
    let file = figure.pictures[0]
    self.init(
      figure.plan, number: number, outcome: outcome, command: figure.text.words,
      path: "\(plan.folder)/\(file.path.split(separator: "/").last ?? "")",
      pointWidth: file.kind == .png ? Int(figure.width.rounded()) : nil, pictures: pictures,
      hasNumbers: plan.hasNumbers)
  }

  private static func pictures(of figure: ReportFigure, prefix: String) throws -> [Picture] {
    let files = try figure.pictures.map { (theme: $0.theme, bytes: try InputFile(path: $0.path).bytes) }
    if files.count == 2, let light = InlineSVG(files[0].bytes, prefix: "\(prefix)-"),
      let dark = InlineSVG(files[1].bytes, prefix: "\(prefix)-"),
      let both = light.following(dark, in: "#figure-\(figure.plan.name) svg")
    {
      return [Picture(both, shown: "always")]
    }
    return files.compactMap { file in
      InlineSVG(file.bytes, prefix: "\(prefix)\(file.theme == .dark ? "d" : "l")-").map {
        Picture($0, shown: files.count > 1 ? file.theme.rawValue : "always")
      }
    }
  }
}
