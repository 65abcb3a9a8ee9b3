import ArgumentParser
import Charts
import GradientKit
import Plotting
import RunLogs
import Studies
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `gdplot logs`: draws the logs of other programs.
struct LogsCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [LogsStudy.self]
  static let configuration = CommandConfiguration(
    commandName: "logs", abstract: "Draws training curves from the logs of other programs.",
    discussion: """
      Reads tables (CSV, TSV, blanks), JSON lines and histories, TensorBoard event files and downloads, runs of W&B, \
      MLflow, Trackio, Ray, Sacred and AllenNLP, NumPy arrays, and what programs printed; gzip is unpacked. Without --x, steps are drawn to the right, else epochs, else time, else rows; without --y the loss, else what is most like one. \
      Several runs in one table are told apart by their columns.

        gdplot logs runs/*.csv --y loss
        gdplot logs runs --list
        gdplot logs runs --y 'train/*' --group-by seeds
        gdplot logs runs/1 --follow
        ssh host cat log.csv | gdplot logs -
      """)

  @OptionGroup var logs: RunLogOptions

  @Option(
    help: ArgumentHelp(
      "Mean and band over runs: seeds (names equal but for a seed), folder, a column, or a pattern of names.",
      valueName: "what"))
  var groupBy: String?

  @Option(
    help: ArgumentHelp(
      "Weight of TensorBoard's exponential mean, 0 for none, or a smoother (default: two-sided, half-life 1 % of x, on long noisy losses and rewards).",
      valueName: "weight|spec"))
  var smooth: String?

  @Flag(help: "Print the columns of every log, with counts and ranges, and draw nothing.")
  var list = false

  @Flag(help: "Draw again whenever the logs change, until Ctrl-C.")
  var follow = false

  @Option(help: ArgumentHelp("With --follow, look every so many seconds (default: 2).", valueName: "seconds"))
  var every: Double?

  @OptionGroup(title: "Figure") var figure: FigureOptions
  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions
  // Nothing here is random, and reading uses one core; the options exist so that scripts can pass them to every figure.
  @OptionGroup(visibility: .hidden) var computing: ComputingOptions

  var components: [(kind: ComponentKind, spec: Spec)] { smoothing.components }

  var defaultName: String { "plots/logs-\(logs.stem).png" }

  private var smoothing: SmoothingChoice { SmoothingChoice(smooth.map { [$0] } ?? []) }

  mutating func run() throws {
    try checkOptions()
    if list {
      try printList()
    } else if follow {
      try drawUntilInterrupted()
    } else {
      try runFigure()
    }
  }

  private func checkOptions() throws {
    try logs.requirePaths(for: "logs")
    if list && follow { throw UsageError("--list draws nothing and --follow goes on drawing; give one") }
    if every != nil && !follow { throw UsageError("--every is about --follow; give both") }
    if let every, !(0.1...86_400).contains(every) {
      throw UsageError("--every must be from 0.1 to 86400 seconds, but is \(every)")
    }
    if follow && (numbers.json || numbers.export == "-" || figure.output.contains("-")) {
      throw UsageError("--follow goes on; --json, --export - and -o - are written once")
    }
    if list && (!figure.output.isEmpty || numbers.export != nil || numbers.json) {
      throw UsageError("--list draws nothing; leave -o, --export and --json out")
    }
  }

  private func printList() throws {
    let search = try LogSearch(logs.paths)
    for remark in search.remarks { StandardError.write("gdplot: note: \(remark)\n") }
    try StandardOutput.write(LogsListing(search.logs, x: logs.x).text)
  }

  /// Draws now and after every change; logs that cannot be read for a while, such as those a run has just begun, are
  /// retried.
  private func drawUntilInterrupted() throws {
    var drawn = LogStamp(logs.paths)
    try runFigure()
    while !Interrupt.isRequested {
      wait()
      let now = LogStamp(logs.paths)
      guard now != drawn, !Interrupt.isRequested else { continue }
      drawn = now
      do {
        try runFigure()
      } catch let error as LogError {
        StandardError.write("gdplot: note: \(error); waiting for it\n")
      } catch let error as OutputError {
        // A disk may be full for a while; the next change of the logs triggers another attempt.
        StandardError.write("gdplot: note: \(error); trying again with the next change\n")
      }
    }
    throw ExitCode(Interrupt.status)
  }

  /// Waits, in intervals short enough to react to signals.
  private func wait() {
    for _ in 0..<max(1, Int((every ?? 2) * 10)) where !Interrupt.isRequested { usleep(100_000) }
  }

  func check(with catalog: Catalog) throws { try checkOptions() }

  func request(with catalog: Catalog) -> any FigureRequesting {
    var plan = LogsPlan(paths: logs.paths, x: logs.x, y: logs.y, grouping: groupBy.map { LogGrouping($0) })
    plan.isWritten = follow
    return FigureRequest(
      LogsStudy.self, plan,
      LogsView(smoother: smoothing.specs[0], smoothsAlways: smooth != nil, follows: follow), Look(figure))
  }
}

extension LogsStudy: FigureStudy {
  static func table(of result: LogsResult, _ view: LogsView, with catalog: Catalog) throws -> Table {
    try result.smoothed(view, with: catalog).table
  }

  static func report(on result: LogsResult, _ view: LogsView) -> String {
    guard view.follows else { return result.summary.text }
    let points = result.series.reduce(0) { $0 + $1.x.count }
    let last = result.series.compactMap(\.x.last).max()
    return
      "\(points) points, up to \(result.series.first?.xName ?? "row") \(last.map { NumberText($0, .digitsUnlessWhole(4)).plain } ?? ""): "
  }

  static func summary(of result: LogsResult, _ view: LogsView) -> any Encodable { result.object }

  static func notes(on result: LogsResult) -> [String] {
    let count = Set(result.series.map(\.quantity)).count
    let limit = LogsChart.panelLimit
    return (count > limit ? ["\(limit) of \(count) quantities are drawn; --y names fewer"] : []) + result.notes
  }
  static func smoothers(of view: LogsView) -> [Spec] { [view.smoother] }

  static func smooth(_ view: inout LogsView, by specs: [Spec]) throws {
    guard specs.count == 1 else { throw UsageError("logs are smoothed in one way; give --smooth one value") }
    (view.smoother, view.smoothsAlways) = (specs[0], true)
  }

  static func numberCount(of result: LogsResult) -> Int { result.numberCount }
}
