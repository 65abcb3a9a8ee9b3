import ArgumentParser
import Charts
import Descent
import FileReading
import GradientKit
import Recipes
import RunStore
import Studies

/// A subcommand that answers a question with a figure; ``run()`` performs the steps common to all of them.
protocol FigureCommand: WatchableCommand {
  /// The studies whose figures the command draws.
  static var studies: [any FigureStudy.Type] { get }
  /// The figure's files and look.
  var figure: FigureOptions { get }
  /// The output of the numbers.
  var numbers: NumberOptions { get }
  /// The search path of plugins.
  var plugins: PluginOptions { get }
  /// The seed, the cores and the store.
  var computing: ComputingOptions { get }
  /// The components the options name, so that plugins among them are loaded.
  var components: [(kind: ComponentKind, spec: Spec)] { get }
  /// The figure's default name.
  var defaultName: String { get }
  /// The files of numbers that options name as points of parameter space.
  var startPointFiles: [String] { get }
  /// Whether lines are printed during runs, which are then performed one after another.
  var isVerbose: Bool { get }

  /// Rejects combinations of options that are each valid alone; runs before any computation.
  func check(with catalog: Catalog) throws
  /// Returns the request that the options describe.
  func request(with catalog: Catalog) throws -> any FigureRequesting
  /// Returns the observer of the runs of the series with a label.
  func observer(of label: String, runs: Int, bar: ProgressBar) -> RunObserver
  /// Receives the result, before its figure is drawn.
  func didFinish(_ result: any StoredResult) throws
}

extension FigureCommand {
  var isWatching: Bool { figure.watch }
  var innerArguments: [String] { [] }
  var startPointFiles: [String] { [] }
  var isVerbose: Bool { false }

  func check(with catalog: Catalog) throws {}
  func observer(of label: String, runs: Int, bar: ProgressBar) -> RunObserver { bar.observer }
  func didFinish(_ result: any StoredResult) throws {}

  /// Computes, draws, writes the numbers and prints the summary.
  mutating func run() throws { try runFigure() }

  /// Does the same as ``run()``; for commands that do more than that.
  func runFigure() throws {
    let catalog = try plugins.catalog(naming: components)
    try check(with: catalog)
    try run(request(with: catalog), with: catalog)
  }

  /// Returns the laboratory of this command.
  func laboratory(with catalog: Catalog) -> Laboratory {
    let loader = DatasetLoader(catalog, memory: computing.budget)
    return Laboratory(catalog: catalog, cores: isVerbose ? 1 : computing.cores, memory: computing.budget) {
      try loader.load($0, seed: $1)
    }
  }

  private func run<Request: FigureRequesting>(_ request: Request, with catalog: Catalog) throws {
    let delivery = try FigureDelivery(figure, defaultName: defaultName, export: numbers.export)
    if delivery.takesStandardOutput && numbers.json {
      throw UsageError("-o - and --json both want standard output; give one")
    }
    try delivery.require(Request.Question.self)
    try checkHandout(of: Request.Question.self)
    try computing.budget.require(delivery.memory(of: request.look))
    let study = try request.study(in: laboratory(with: catalog))
    try delivery.probe()

    Interrupt.listen()
    guard try makeRuns(of: study, with: catalog, waits: computing.wait) else { return }
    let (result, storeFailure) = try result(of: study)
    var request = request
    request.plan = study.plan
    let maker = RecordMaker(
      catalog: catalog, plugins: plugins, seed: computing.seed, inputs: startPointFiles, command: CommandText.current)
    let record = try maker.record(of: request, result: result, files: study.facts.files, embed: figure.embed)
    var (drawn, failures) = try delivery.deliver(
      request.chart(of: result, with: catalog),
      table: Request.Question.table(of: result, request.view, with: catalog), entries: record.entries)
    if let storeFailure { failures.append(storeFailure) }
    do {
      try didFinish(result)
    } catch {
      failures.append(error)
    }

    for note in Request.Question.notes(on: result)
      + (numbers.export == nil ? [] : Request.Question.exportNotes(on: result))
    {
      StandardError.write("gdplot: note: \(note)\n")
    }
    if numbers.json {
      let summary = Request.Question.summary(of: result, request.view)
      try StandardOutput.writeData(
        FigureSummary(summary, command: CommandText.current.line, figures: drawn).text + "\n")
    } else if numbers.export != "-" && !delivery.takesStandardOutput {
      try StandardOutput.write(Request.Question.report(on: result, request.view))
      for path in drawn { try StandardOutput.write(path + "\n") }
    }
    for failure in failures.dropLast() { StandardError.write("gdplot: error: \(failure)\n") }
    if let last = failures.last { throw last }
    if Interrupt.isRequested { throw ExitCode(Interrupt.status) }
  }

  /// Rejects `--on` if there are no runs for other processes, or no shared store for them.
  private func checkHandout(of study: any FigureStudy.Type) throws {
    guard computing.on != nil else { return }
    guard study.hasRuns else { throw UsageError(ComputingOptions.noRuns) }
    guard !isVerbose else { throw UsageError("--on: other processes print nothing here; leave --verbose out") }
    guard case .named = StoreChoice(computing.store) else {
      throw UsageError("--on needs --store FOLDER, a folder that all machines see")
    }
  }

  /// Has other processes compute a study's runs if `--on` says so; returns whether this process continues with the
  /// figure.
  func makeRuns<Question: FigureStudy>(of study: Question, with catalog: Catalog, waits: Bool) throws -> Bool {
    try checkHandout(of: Question.self)
    guard let target = computing.on, case .named(let folder) = StoreChoice(computing.store) else { return true }
    return try SweepHandout(target, store: folder, waits: waits, catalog: catalog, plugins: plugins).start(study)
  }

  /// Runs a study with a progress bar on a terminal; also returns the error of a store that the user named.
  func result<Question: FigureStudy>(
    of study: Question
  ) throws -> (result: Question.Result, storeFailure: StoreError?) {
    let runs = study.runCount
    let bar = ProgressBar(runs: max(1, runs), isShown: StandardError.isTerminal && !isVerbose)
    defer { bar.finish() }
    let observers: @Sendable (String) -> RunObserver = { [watch = ObserverSource(self)] in
      watch.observer(of: $0, runs: runs, bar: bar)
    }
    let store = StoreChoice(computing.store)
    // Runs that print lines must be performed, so stored ones are not used.
    guard let (engine, mergeFailure) = try store.engine(takes: !isVerbose) else {
      return (try study.result(by: LocalEngine(), observing: observers), nil)
    }
    let result = try study.result(by: engine, observing: observers)
    if case .named = store { return (result, mergeFailure ?? engine.failure) }
    if let failure = engine.failure { StandardError.write("gdplot: note: runs are not kept: \(failure)\n") }
    return (result, nil)
  }
}

/// Makes observers for a command; unchecked, since no command changes after its runs begin.
private struct ObserverSource<Command: FigureCommand>: @unchecked Sendable {
  private let command: Command

  init(_ command: Command) { self.command = command }

  func observer(of label: String, runs: Int, bar: ProgressBar) -> RunObserver {
    command.observer(of: label, runs: runs, bar: bar)
  }
}
