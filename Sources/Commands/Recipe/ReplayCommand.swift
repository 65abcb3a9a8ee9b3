import ArgumentParser
import Charts
import Descent
import FileReading
import GradientKit
import Plotting
import PluginLoading
import Recipes
import RunLogs
import Studies
import Wording

/// `gdplot replay`: makes a figure again.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Makes a figure again from its recipe, or draws its data in another way.",
    discussion: """
      Without another look, everything is computed again and the figure compared byte for byte; what has changed since is \
      named. With one, the data inside the figure is drawn without computing anything. The figure carries its \
      question, so nothing that is a default today changes what is made.

        gdplot replay plots/curve-svm.png
        gdplot replay plots/curve-svm.png -o dark.pdf --theme dark --smooth 0.99
      """)

  @Argument(help: "The figure.") var figure: String

  @Option(
    name: .shortAndLong, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files to draw, .png, .svg or .pdf; - or svg:- for standard output (default: none, only compare).",
      valueName: "file"))
  var output: [String] = []

  @OptionGroup(title: "Look") var look: LookOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Other smoothings, a line each; one for logs.", valueName: "weight|spec"))
  var smooth: [String] = []

  @OptionGroup var threading: ThreadOptions

  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  mutating func validate() throws {
    if output.isEmpty && changesLook {
      throw ValidationError("another look needs a file to draw; give -o FILE.")
    }
    if output.isEmpty && figure == InputFile.standardInput {
      throw ValidationError("a figure from standard input cannot be compared; give -o NAME.png.")
    }
  }

  /// Whether the options change the look in the recipe.
  private var changesLook: Bool {
    var changed = Look()
    return look.apply(to: &changed) || !smooth.isEmpty
  }

  func run() throws {
    let record = try FigureRecord(reading: figure)
    try replay(record, of: record.study(in: figure))
  }

  private func replay<Question: FigureStudy>(_ record: FigureRecord, of study: Question.Type) throws {
    let replay = try Replay(study, of: record, in: figure)
    var request = replay.request
    look.apply(to: &request.look)
    if !smooth.isEmpty { try Question.smooth(&request.view, by: SmoothingChoice(smooth).specs) }
    let files = try output.map(FigureFile.init)
    if files.count(where: \.isStandardOutput) > 1 {
      throw UsageError("standard output takes one figure; give one -o -")
    }
    for file in files {
      try file.require(isAnimated: Question.isAnimated)
      try file.probe()
    }
    try look.probeCaption()
    if changesLook, record.data != nil {
      // Only the components of the view are created; the study is not run again.
      let smoothers = request.components.filter { $0.kind == .smoother }
      try tellPlugins(among: smoothers, of: record, with: plugins)
      let catalog = try plugins.catalog(naming: smoothers)
      let maker = RecordMaker(
        catalog: catalog, plugins: plugins, seed: record.recipe.seed, inputs: [],
        command: CommandText(line: record.recipe.command))
      var new = record
      try new.recipe.redraw(request.view, request.look, smoothers: maker.records(of: smoothers))
      return try write(files, request.chart(of: replay.result(), with: catalog), new)
    }
    if changesLook {
      StandardError.write("gdplot: note: \(figure) carries no data, so everything is computed again\n")
    }
    try makeAgain(request, record, into: files)
  }

  private func makeAgain<Question: FigureStudy>(
    _ asked: FigureRequest<Question>, _ record: FigureRecord, into files: [FigureFile]
  ) throws {
    Interrupt.listen()
    var request = asked
    // A figure may come from anybody: its plugins are found at the recorded paths, and run only if they are trusted.
    var plugins = plugins
    plugins.plugins += record.recipe.components.compactMap(\.plugin?.path)
    // The plan determines what runs; the command in a figure is for display only.
    var names: [String] = []
    for (kind, spec) in request.components where !names.contains("\(kind) \(spec)") { names.append("\(kind) \(spec)") }
    note("replaying the study \(Question.name)" + (names.isEmpty ? "" : " of \(names.joined(separator: ", "))"))
    try tellPlugins(among: request.components, of: record, with: plugins)
    let catalog = try plugins.catalog(naming: request.components)
    let loader = DatasetLoader(catalog, memory: threading.budget)
    let laboratory = Laboratory(catalog: catalog, cores: threading.cores, memory: threading.budget) {
      try loader.load($0, seed: $1)
    }
    let study = try request.study(in: laboratory)
    let result = try study.result(by: LocalEngine()) { _ in RunObserver(shouldStop: { Interrupt.isRequested }) }
    if Interrupt.isRequested { throw ExitCode(Interrupt.status) }
    request.plan = study.plan
    let known = Set(study.facts.files.map(\.name))
    let maker = RecordMaker(
      catalog: catalog, plugins: plugins, seed: record.recipe.seed,
      inputs: record.recipe.data.map(\.name).filter { !known.contains($0) && InputFile.isRegular($0) },
      command: CommandText(line: record.recipe.command))
    // The new figure carries data if and only if the old one does.
    var new = try maker.record(
      of: request, result: result, files: study.facts.files, embed: record.data == nil ? .none : .all)
    if record.data == nil { new.recipe.dataLeftOut = record.recipe.dataLeftOut }
    let chart = try request.chart(of: result, with: catalog)
    let isStream = figure == InputFile.standardInput
    // The output may overwrite the figure itself.
    let before = isStream ? [] : try InputFile(path: figure).bytes
    try write(files, chart, new)
    guard !changesLook && !isStream else { return }
    let changes = record.recipe.changes(to: new.recipe)
    for change in changes { note(change) }
    guard try FigureFile(figure).drawn(chart, frames: nil, entries: new.entries) == before else {
      let reason =
        changes.isEmpty
        ? "fonts or libraries of this machine may be other ones"
        : VisibleText(line: changes.joined(separator: "; ")).text
      throw ReplayError.differs(path: figure, reason: reason)
    }
    let found = "\(figure): made again, byte for byte\n"
    if files.contains(where: \.isStandardOutput) { return StandardError.write("gdplot: note: \(found)") }
    try StandardOutput.write(found)
  }

  /// Prints which plugins are about to run, and how they differ from those that made the figure.
  private func tellPlugins(
    among components: [(kind: ComponentKind, spec: Spec)], of record: FigureRecord, with plugins: PluginOptions
  ) throws {
    for (kind, name, plugin) in try plugins.candidates(for: components) {
      let old = record.recipe.components.first { $0.kind == "\(kind)" && $0.name == name }?.plugin
      let digest = try? plugin.fingerprint()
      let remark =
        old == nil ? "; the figure was made without it" : old?.sha256 == digest ? "" : "; it has changed since"
      let place = (try? OutputFile.destination(of: plugin.path)) ?? plugin.path
      note("the \(kind) \(name) is the plugin \(place)\(remark)")
    }
  }

  private func note(_ words: String) { StandardError.write("gdplot: note: \(VisibleText(line: words).text)\n") }

  private func write(_ files: [FigureFile], _ chart: any Chart, _ record: FigureRecord) throws {
    for file in files {
      try file.write(file.drawn(chart, frames: nil, entries: record.entries))
      if !files.contains(where: \.isStandardOutput) { try StandardOutput.write(file.path + "\n") }
    }
    try look.writeCaption(of: chart)
  }
}

extension Recipe {
  /// Records another view and look of the same result.
  fileprivate mutating func redraw<View: Encodable>(
    _ view: View, _ look: Look, smoothers: [ComponentRecord]
  ) throws {
    components = components.filter { $0.kind != "\(ComponentKind.smoother)" } + smoothers
    self.view = try RecipeText.written(view)
    self.look = try RecipeText.written(look)
    version = Version.number
    // Drawing does not depend on the processor: the record keeps the one that computed the numbers.
    let processor = drawing[MachineTraits.processorKey]
    drawing = MachineTraits.all
    drawing[MachineTraits.processorKey] = processor
  }
}
