import ArgumentParser
import FileReading
import GradientKit
import Plotting
import Recipes

/// `gdplot replay`: makes a figure again.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Makes a figure again from its recipe, or draws its data in another way.",
    discussion: """
      Without another look, everything is computed again and the figure compared byte for byte; what has changed since is
      named. With one, the data inside the figure is drawn without computing anything. The command in the figure is run
      as if you had typed it, but with plugins only from folders that you trust; where its own files went is left out.

        gdplot replay plots/curve-svm.png
        gdplot replay plots/curve-svm.png -o dark.pdf --theme dark --smooth 0.99
      """)

  @Argument(help: "The figure.") var figure: String

  @Option(
    name: .shortAndLong, parsing: .upToNextOption,
    help: ArgumentHelp("Files to draw, .png, .svg or .pdf (default: none, only compare).", valueName: "file"))
  var output: [String] = []

  @Option(help: ArgumentHelp("Another width and height, in points.", valueName: "WxH"))
  var size: FigureSize?

  @Option(help: ArgumentHelp("Another number of pixels a point.", valueName: "n"))
  var scale: Double?

  @Option(help: ArgumentHelp("light or dark."))
  var theme: Look.ThemeName?

  @Option(help: ArgumentHelp("Another title.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("Another line below the title.", valueName: "text"))
  var subtitle: String?

  @Option(help: ArgumentHelp("Another smoothing.", valueName: "weight|spec"))
  var smooth: String?

  @Option(help: ArgumentHelp("Cores to use (default: all).", valueName: "n"))
  var threads: Int?

  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  mutating func validate() throws {
    if output.isEmpty && !looks.isEmpty {
      throw ValidationError("another look needs a file to draw; give -o FILE.")
    }
  }

  /// What is asked for in place of what the recipe says.
  private var looks: [(option: String, value: String)] {
    let given: [(String, String?)] = [
      ("--size", size?.description), ("--scale", scale.map { "\($0)" }), ("--theme", theme?.rawValue),
      ("--title", title), ("--subtitle", subtitle), ("--smooth", smooth),
    ]
    return given.compactMap { option, value in value.map { (option, $0) } }
  }

  func run() throws {
    let record = try FigureRecord(reading: figure)
    let text = looks.reduce(CommandText(record.recipe.arguments)) { $0.setting($1.option, to: $1.value) }
    var arguments = text.arguments
    if let threads { arguments.append("--threads=\(threads)") }
    let command = try record.recipe.figureCommand(for: figure, as: CommandText(arguments))
    try replay(record, by: command, as: text)
  }

  private func replay(_ record: FigureRecord, by command: some FigureCommand, as text: CommandText) throws {
    let files = try output.map(FigureFile.init)
    for file in files { try file.probe() }
    if !looks.isEmpty, record.data != nil {
      let smoothers = command.namedSpecs.filter { $0.kind == .smoother }
      let catalog = try command.plugins.catalog(naming: smoothers)
      let outcome = try record.outcome(of: command, in: figure, with: catalog)
      var new = record
      new.recipe.redraw(
        as: text, smoothers: try Recipe.records(of: smoothers, in: catalog, plugins: command.plugins))
      try write(files, Replay(command, outcome: outcome, record: new))
      return
    }
    if !looks.isEmpty {
      StandardError.write("gdplot: note: \(figure) carries no data, so everything is computed again\n")
    }
    Interrupt.listen()
    let catalog = try command.plugins.catalog(naming: command.namedSpecs)
    try command.check(with: catalog)
    let outcome = try command.finishedOutcome(with: catalog)
    if Interrupt.isRequested { throw ExitCode(130) }
    var new = try FigureRecord(of: outcome, by: command, as: text, with: catalog)
    // Whether the figure carries its data is not for this command to decide anew.
    if record.data == nil, new.data != nil { (new.data, new.recipe.dataLeftOut) = (nil, record.recipe.dataLeftOut) }
    if record.data != nil, new.data == nil {
      (new.data, new.recipe.dataLeftOut) = (try RecipeText.written(outcome), nil)
    }
    let replay = Replay(command, outcome: outcome, record: new)
    try write(files, replay)
    guard looks.isEmpty else { return }
    let changes = record.recipe.changes(to: new.recipe)
    for change in changes { StandardError.write("gdplot: note: \(change)\n") }
    guard try replay.bytes(like: figure) == InputFile(path: figure).bytes else {
      let reason =
        changes.isEmpty ? "fonts or libraries of this machine may be other ones" : changes.joined(separator: "; ")
      throw ReplayError.differs(path: figure, reason: reason)
    }
    try StandardOutput.write("\(figure): made again, byte for byte\n")
  }

  private func write(_ files: [FigureFile], _ replay: Replay<some FigureCommand>) throws {
    for file in files {
      try file.write(replay.bytes(of: file))
      try StandardOutput.write(file.path + "\n")
    }
  }
}
