import ArgumentParser
import Charts
import Descent
import GradientKit
import PluginLoading
import RealModule
import Studies
import Wording

/// `gdplot check`: whether the gradient is the slope of the loss.
struct CheckCommand: FigureCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Holds analytic gradients against central differences.",
    discussion: """
      An entry passes where |a − n| ≤ 1e-5 + 1e-3·|n|. Without --loss and --surface every component is checked.

        gdplot check --loss svm --model linear --data digits
        gdplot check --loss huber
        gdplot check --function 'sin(x)' --start 1 --sweep-h
      """)

  @OptionGroup(title: "What") var learning: LearningOptions

  @Option(help: ArgumentHelp("Random points to check at, unless --init or --start names one.", valueName: "n"))
  var points = 3

  @Option(help: ArgumentHelp("Entries of the gradient to check, drawn at random (default: all).", valueName: "n"))
  var entries: Int?

  @Option(help: ArgumentHelp("The most examples the objective is a mean over.", valueName: "n"))
  var examples = 200

  @Flag(help: "Draw the error of forward and central differences against their step.")
  var sweepH = false

  @OptionGroup(title: "How") var computing: ComputingOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions

  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  mutating func validate() throws {
    guard points >= 1 else { throw ValidationError("--points must be 1 or more, but is \(points).") }
    if let entries, entries < 1 { throw ValidationError("--entries must be 1 or more, but is \(entries).") }
    guard examples >= 1 else { throw ValidationError("--examples must be 1 or more, but is \(examples).") }
  }

  var namedSpecs: [(kind: ComponentKind, text: String)] { learning.namedSpecs }

  var pointFiles: [String] { learning.pointFiles }

  var usualName: String { "plots/check-\(Spec(objectives.first ?? "").name).png" }

  private var objectives: [String] { learning.surfaceSpec.map { [$0] } ?? learning.loss }

  mutating func run() throws {
    if objectives.isEmpty {
      try checkEverything()
    } else if sweepH {
      try runFigure()
    } else {
      guard figure.output.isEmpty, numbers.export == nil else {
        throw UsageError("-o and --export belong to --sweep-h")
      }
      let catalog = try plugins.catalog(naming: namedSpecs)
      var passed = true
      for objective in objectives {
        let result = try result(for: objective, catalog: catalog)
        passed = passed && result.passed
        try StandardOutput.write(
          numbers.json
            ? FigureSummary(summary(of: result), command: CommandText.current.line, figures: []).text + "\n"
            : report(on: result))
      }
      if !passed { throw ExitCode(1) }
    }
  }

  func check(with catalog: Catalog) throws {
    guard sweepH else { throw UsageError("check draws a figure with --sweep-h only") }
    guard objectives.count == 1 else {
      throw UsageError("--sweep-h draws one loss at a time; give one --loss")
    }
  }

  func outcome(with catalog: Catalog) throws -> CheckResult { try result(for: objectives[0], catalog: catalog) }

  func chart(of outcome: CheckResult) -> CheckChart { CheckChart(outcome.sweep, of: outcome.subject) }

  func table(of outcome: CheckResult) -> CheckTable { CheckTable(outcome.sweep) }

  func dataFiles(of outcome: CheckResult) -> [DataFile] { outcome.facts.files }

  func report(on outcome: CheckResult) -> String { outcome.lines.map { $0 + "\n" }.joined() }

  func summary(of outcome: CheckResult) -> CheckResult { outcome }

  private func result(for objective: String, catalog: Catalog) throws -> CheckResult {
    let surface = learning.surfaceSpec
    var plan = CheckPlan(loss: surface == nil ? objective : nil, surface: surface)
    plan.model = learning.model
    plan.l2 = learning.l2
    plan.normalization = learning.normalize?.rawValue
    plan.start = try learning.startPoints.first.flatMap { $0 == .model ? nil : $0 }
    plan.pointCount = points
    plan.entryCount = entries
    plan.exampleLimit = examples
    plan.seed = computing.seed
    let choice = try learning.subject.dataset(for: plan.loss.map { [$0] } ?? [], catalog: catalog)
    let experiment = try CheckStudy(plan, catalog: catalog, threads: computing.cores) {
      try choice.load(seed: $0)
    }
    let subject = plan.loss.map { "\($0) on \(experiment.facts.data)" } ?? experiment.facts.data
    let size = "\(experiment.dimension) parameter\(experiment.dimension == 1 ? "" : "s")"
    let examples = plan.surface == nil ? ", \(experiment.exampleCount) examples" : ""
    let steps = sweepH ? (1...15).reversed().map { 1 / Double.pow(10, $0) } : []
    var result = CheckResult(
      subject: subject, facts: experiment.facts, passed: true, lines: ["\(subject): \(size)\(examples)"],
      sweep: try experiment.sweep(steps))
    for finding in try experiment.run() {
      result.passed = result.passed && finding.report.passed
      result.lines.append("  \(finding.place): \(finding.report.passed ? "passed" : "FAILED"), \(finding.report)")
      if finding.report.passed, let worst = finding.report.worst.first { result.lines.append("    worst: \(worst)") }
    }
    return result
  }

  /// Every component there is, built in or plugin, against its contract; but no plugin that is not trusted.
  private func checkEverything() throws {
    var catalog = try PluginOptions.builtins()
    let library = try plugins.library()
    let failures = library.loadTrusted(into: &catalog)
    var failed = 0
    for entry in catalog.entries where entry.kind != .data {
      let check = ConformanceCheck(of: entry.type)
      if !check.passed { failed += 1 }
      try StandardOutput.write("\(check.passed ? "passed" : "FAILED")  \(entry.kind) \(check)\n")
    }
    for plugin in library.plugins where !library.isTrusted(plugin) {
      let reason = "because it is not trusted (gdplot plugin trust)"
      StandardError.write("gdplot: note: \(plugin.path) is not checked, \(reason)\n")
    }
    for failure in failures { StandardError.write("gdplot: error: \(failure)\n") }
    if failed + failures.count > 0 { throw ExitCode(1) }
  }
}
