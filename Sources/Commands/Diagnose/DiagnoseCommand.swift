import ArgumentParser
import Charts
import Descent
import GradientKit
import Plotting
import RunLogs
import Studies
import Wording

/// `gdplot diagnose`: reports what happened in the runs of logs.
struct DiagnoseCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [DiagnoseStudy.self]
  static let configuration = CommandConfiguration(
    commandName: "diagnose", abstract: "Tells what happened in the runs of logs, and marks it in a figure.",
    discussion: """
      Looks for values that are not finite, divergence, spikes, plateaus, overfitting, rates that jump, and noise that is \
      large or repeats. Lines are read as logs reads them. Of σ, the noise between neighbouring values: a spike is 8σ and \
      half of its level above the values around it; a line diverges when it ends 5σ worse than it began; a plateau is six \
      tenths of a run or more that gain less than 2 %; validation that ends 3σ worse than its best is overfitted where \
      training goes on to get better.

        gdplot diagnose runs/1
        gdplot diagnose log.csv --y 'train/*' 'val/*'
      """)

  @OptionGroup var logs: RunLogOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions
  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions
  // Nothing here is random, and reading uses one core; the options exist so that scripts can pass them to every figure.
  @OptionGroup(visibility: .hidden) var computing: ComputingOptions

  var components: [(kind: ComponentKind, spec: Spec)] { [] }

  var defaultName: String { "plots/diagnose-\(logs.stem).png" }

  func check(with catalog: Catalog) throws { try logs.requirePaths(for: "diagnose") }

  func request(with catalog: Catalog) -> any FigureRequesting {
    var plan = LogsPlan(paths: logs.paths, x: logs.x, y: logs.y)
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

  static func notes(on result: LogsResult) -> [String] { result.notes }
  static func numberCount(of result: LogsResult) -> Int { result.numberCount }

  /// The columns of the table and of `--json`: one row per line examined.
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
