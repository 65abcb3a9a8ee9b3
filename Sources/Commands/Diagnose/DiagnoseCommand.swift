import ArgumentParser
import Charts
import Descent
import GradientKit
import Plotting
import RunLogs
import Studies
import Wording

/// `gdplot diagnose`: tells what happened in the runs of logs.
struct DiagnoseCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [DiagnoseStudy.self]
  static let configuration = CommandConfiguration(
    commandName: "diagnose", abstract: "Tells what happened in the runs of logs, and marks it in a figure.",
    discussion: """
      Looks for values that are not finite, divergence, spikes, plateaus, overfitting, rates that jump, and noise that is
      large or repeats. Lines are read as logs reads them. Of σ, the noise between neighbouring values: a spike is 8σ and
      half of its level above the values around it; a line diverges when it ends 5σ worse than it began; a plateau is six
      tenths of a run or more that gain less than 2 %; validation that ends 3σ worse than its best is overfitted where
      training goes on to get better.

        gdplot diagnose runs/1
        gdplot diagnose log.csv --y 'train/*' 'val/*'
      """)

  @Argument(help: ArgumentHelp("Files, folders to search, or - for standard input.", valueName: "path"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "The column against which to draw, or row (default: steps, epochs or time).", valueName: "column"))
  var x: String?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Columns to look at, after the files; * stands for any text (default: the loss, or what is most like one, and rates).",
      valueName: "column"))
  var y: [String] = []

  @OptionGroup(title: "Figure") var figure: FigureOptions
  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions
  // Nothing here is random, and reading takes no cores; scripts may give these options to every figure all the same.
  @OptionGroup(visibility: .hidden) var computing: ComputingOptions

  var components: [(kind: ComponentKind, spec: Spec)] { [] }

  var defaultName: String {
    if paths.first == "-" { return "plots/diagnose-stdin.png" }
    let name = paths.first?.split(separator: "/").last { $0 != "." && $0 != ".." } ?? "runs"
    guard !name.contains("tfevents") else { return "plots/diagnose-events.png" }
    return "plots/diagnose-\(name.split(separator: ".").first ?? "runs").png"
  }

  mutating func run() throws { try runFigure() }

  func check(with catalog: Catalog) throws {
    guard !paths.isEmpty else {
      throw UsageError("diagnose needs files or folders; name them first, as in gdplot diagnose runs/*.csv --y loss")
    }
  }

  func request(with catalog: Catalog) -> any FigureRequesting {
    var plan = LogsPlan(paths: paths, x: x, y: y)
    plan.addsRates = true
    return FigureRequest(DiagnoseStudy.self, plan, DiagnoseView(), Look(figure))
  }
}

extension DiagnoseStudy: FigureStudy {
  static func table(of result: LogsResult, _ view: DiagnoseView, with catalog: Catalog) -> Table {
    RunDiagnosis(result).table
  }

  static func report(on result: LogsResult, _ view: DiagnoseView) -> String {
    let findings = RunDiagnosis(result).findings
    let sentences = findings.map { "\($0.run), \($0.column): \($0.text)\n" }.joined()
    return lines(of: result).text + "\n" + (findings.isEmpty ? "nothing unusual\n" : sentences)
  }

  static func summary(of result: LogsResult, _ view: DiagnoseView) -> any Encodable {
    ["lines": lines(of: result), "findings": RunDiagnosis(result).findings, "remarks": result.remarks] as JSONObject
  }

  static func notes(on result: LogsResult) -> [String] { Array(result.remarks.prefix(20)) }
  static func numberCount(of result: LogsResult) -> Int { result.numberCount }

  /// What people and programs are told: a row for each line that was looked at.
  private static func lines(of result: LogsResult) -> Table {
    Table(result.series.filter { $0.role != .rate && $0.role != .counter }) {
      Column("run", heading: "run") { $0.run }
      Column("column", heading: "column") { $0.column }
      Column("points", heading: "points") { $0.y.count }
      Column(heading: "first", .digitsUnlessWhole(4)) { $0.y.first }
      Column(heading: "last", .digitsUnlessWhole(4)) { $0.y.last }
      Column("verdict", heading: "verdict") { RunDiagnosis.verdict(on: $0) }
    }
  }
}
