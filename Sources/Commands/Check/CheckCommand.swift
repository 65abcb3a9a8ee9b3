import ArgumentParser
import Charts
import Descent
import GradientKit
import Plotting
import PluginLoading
import Studies
import Wording

/// `gdplot check`: checks gradients against difference quotients of the loss.
struct CheckCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [DifferencesStudy.self]
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Holds analytic gradients against central differences.",
    discussion: """
      An entry passes where |a − n| ≤ 1e-5 + 1e-3·|n|. Without --loss and --surface every component is checked.

        gdplot check --loss svm --model linear --data digits
        gdplot check --loss huber
        gdplot check --function 'sin(x)' --start 1 --sweep-h
        gdplot check --function 'x^2 + y^2' --start 3,4 --print
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

  @Flag(
    help:
      "Print the gradient: by the formula, by forward and central differences (h = 1e-5); --export writes it as CSV.")
  var print = false

  @OptionGroup(title: "How") var computing: ComputingOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions

  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  mutating func validate() throws {
    guard points >= 1 else { throw ValidationError("--points must be 1 or more, but is \(points).") }
    if let entries, entries < 1 { throw ValidationError("--entries must be 1 or more, but is \(entries).") }
    guard examples >= 1 else { throw ValidationError("--examples must be 1 or more, but is \(examples).") }
  }

  var components: [(kind: ComponentKind, spec: Spec)] { learning.components }

  var startPointFiles: [String] { learning.startPointFiles }

  var defaultName: String { "plots/check-\(objectives.first?.name ?? "gradient").png" }

  private var objectives: [Spec] { learning.surfaceChoice.map { [$0] } ?? learning.loss.map { Spec($0) } }

  mutating func run() throws {
    if computing.on != nil { throw UsageError(ComputingOptions.noRuns) }
    if objectives.isEmpty {
      try checkEverything()
    } else if print {
      try printGradients()
    } else if sweepH {
      try runFigure()
    } else {
      try printFindings()
    }
  }

  private func printFindings() throws {
    guard figure.output.isEmpty, numbers.export == nil else {
      throw UsageError("-o belongs to --sweep-h, --export to --sweep-h or --print")
    }
    let catalog = try plugins.catalog(naming: components)
    let laboratory = laboratory(with: catalog)
    var passed = true
    for objective in objectives {
      let result = try CheckStudy(plan(for: objective, with: catalog), in: laboratory).result()
      passed = passed && result.passed
      if numbers.json {
        try StandardOutput.writeData(
          FigureSummary(CheckSummary(result), command: CommandText.current.line, figures: []).text + "\n")
      } else {
        try StandardOutput.write(CheckReport(result).text)
      }
    }
    if !passed { throw ExitCode(1) }
  }

  /// Prints the gradient of each objective at the given point, or at the first random one.
  private func printGradients() throws {
    guard !sweepH, figure.output.isEmpty, !numbers.json else {
      throw UsageError("--print prints the gradient alone; leave --sweep-h, -o and --json out")
    }
    guard numbers.export == nil || objectives.count == 1 else {
      throw UsageError("--export writes the gradient of one loss; give one --loss")
    }
    let catalog = try plugins.catalog(naming: components)
    let laboratory = laboratory(with: catalog)
    if let export = numbers.export, export != "-" { try OutputFile.probe(export) }
    for objective in objectives {
      let study = try CheckStudy(plan(for: objective, with: catalog), in: laboratory)
      let listing = try study.listing()
      if numbers.export == "-" {
        try listing.table().write { try StandardOutput.writeData($0) }
        continue
      }
      if let export = numbers.export {
        try OutputFile.replace(export) { file in try listing.table().write { try file.write($0) } }
      }
      try StandardOutput.write(Self.text(of: listing, named: "\(objective)"))
    }
  }

  /// The maximum number of printed entries; an export has all.
  private static let printedLimit = 60

  private static func text(of listing: GradientListing, named name: String) -> String {
    func number(_ value: Double) -> String { NumberText(value, .digits(10)).plain }
    let rest = listing.entries.count - printedLimit
    return "\(name): \(number(listing.value)); differences with h = 1e-5, the last column against central ones\n"
      + listing.table(limit: printedLimit).text + (rest > 0 ? "… and \(rest) more; --export FILE has all\n" : "")
  }

  func check(with catalog: Catalog) throws {
    guard sweepH else { throw UsageError("check draws a figure with --sweep-h only") }
    guard objectives.count == 1 else {
      throw UsageError("--sweep-h draws one loss at a time; give one --loss")
    }
  }

  func request(with catalog: Catalog) throws -> any FigureRequesting {
    let plan = DifferencesPlan(check: try plan(for: objectives[0], with: catalog))
    return FigureRequest(DifferencesStudy.self, plan, DifferencesView(), Look(figure))
  }

  private func plan(for objective: Spec, with catalog: Catalog) throws -> CheckPlan {
    var problem = try learning.problem(with: catalog)
    if case .learning(var one) = problem.subject {
      one.losses = [objective]
      one.data = try learning.subject.dataset(for: [objective], catalog: catalog)
      problem.subject = .learning(one)
    }
    var plan = CheckPlan(problem: problem)
    plan.pointCount = points
    plan.entryCount = entries
    plan.exampleLimit = examples
    plan.seed = computing.seed
    return plan
  }

  /// Checks every component, built-in or plugin, against its contract; plugins only if they are trusted.
  private func checkEverything() throws {
    var catalog = try PluginOptions.builtins()
    let library = try plugins.library()
    let failures = library.loadTrusted(into: &catalog)
    var failed = 0
    // The user's own components come first.
    let entries = catalog.entries.filter { $0.origin != nil } + catalog.entries.filter { $0.origin == nil }
    for entry in entries where entry.kind != .data {
      let check = ConformanceCheck(of: entry.type)
      if !check.passed { failed += 1 }
      let isSkipped = check.passed && check.gradient == nil && check.remarks.contains { $0.hasPrefix("not checked") }
      let word = !check.passed ? "FAILED " : isSkipped ? "skipped" : "passed "
      let doubt =
        check.passed ? check.gradient?.worst.first { GradientBand(relativeError: $0.severity) >= .doubtful } : nil
      try StandardOutput.write(
        "\(word) \(entry.kind) \(check)\(doubt.map { "; differences are coarse at \($0.place)" } ?? "")\n")
    }
    for plugin in library.plugins where !library.isTrusted(plugin) {
      let reason = "because it is not trusted (gdplot plugin trust)"
      StandardError.write("gdplot: note: \(plugin.path) is not checked, \(reason)\n")
    }
    for failure in failures { StandardError.write("gdplot: error: \(failure)\n") }
    if failed + failures.count > 0 { throw ExitCode(1) }
  }
}

extension DifferencesStudy: FigureStudy {
  static func table(
    of result: DifferencesResult, _ view: DifferencesView, with catalog: Catalog
  ) -> Table { result.sweep.table }

  static func report(on result: DifferencesResult, _ view: DifferencesView) -> String { CheckReport(result.check).text }

  static func summary(of result: DifferencesResult, _ view: DifferencesView) -> any Encodable {
    CheckSummary(result.check, sweep: result.sweep)
  }
}
