import ArgumentParser
import Charts
import Experiments
import GradientKit
import RealModule

/// `gdplot check`: whether the gradient is the slope of the loss.
struct CheckCommand: ParsableCommand {
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

  @Option(help: ArgumentHelp("With --sweep-h, the errors as CSV; - for standard output.", valueName: "file|-"))
  var export: String?

  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  mutating func validate() throws {
    guard points >= 1 else { throw ValidationError("--points must be 1 or more, but is \(points).") }
    if let entries, entries < 1 { throw ValidationError("--entries must be 1 or more, but is \(entries).") }
    guard examples >= 1 else { throw ValidationError("--examples must be 1 or more, but is \(examples).") }
  }

  mutating func run() throws {
    let surface = learning.surfaceSpec
    guard let first = learning.loss.first ?? surface else {
      try checkEverything()
      return
    }
    if sweepH && learning.loss.count > 1 && (!figure.output.isEmpty || export != nil) {
      throw UsageError("-o and --export hold the sweep of one loss; give one --loss at a time")
    }
    if !sweepH && (!figure.output.isEmpty || export != nil) {
      throw UsageError("-o and --export belong to --sweep-h")
    }
    let catalog = try plugins.catalog(naming: learning.namedSpecs)
    var passed = true
    for objective in learning.loss.isEmpty ? [first] : learning.loss {
      var plan = CheckPlan(loss: surface == nil ? objective : nil, surface: surface)
      plan.model = learning.model
      plan.l2 = learning.l2
      plan.normalization = learning.normalize?.rawValue
      plan.start = try learning.startPoints.first.flatMap { $0 == .model ? nil : $0 }
      plan.pointCount = points
      plan.entryCount = entries
      plan.exampleLimit = examples
      plan.seed = computing.seed
      passed = try check(plan, catalog: catalog) && passed
    }
    if !passed { throw ExitCode(1) }
  }

  private func check(_ plan: CheckPlan, catalog: Catalog) throws -> Bool {
    let choice = try learning.dataset(for: plan.loss.map { [$0] } ?? [], catalog: catalog)
    let experiment = try CheckExperiment(plan, catalog: catalog, threads: computing.cores) {
      try choice.load(seed: $0)
    }
    let subject = plan.loss.map { "\($0) on \(experiment.facts.data)" } ?? experiment.facts.data
    if sweepH { try draw(experiment, subject: subject, name: Spec(plan.loss ?? plan.surface ?? "").name) }
    var passed = true
    let size = "\(experiment.dimension) parameter\(experiment.dimension == 1 ? "" : "s")"
    let examples = plan.surface == nil ? ", \(experiment.exampleCount) examples" : ""
    try write("\(subject): \(size)\(examples)\n")
    for finding in try experiment.run() {
      passed = passed && finding.report.passed
      try write("  \(finding.place): \(finding.report.passed ? "passed" : "FAILED"), \(finding.report)\n")
      if finding.report.passed, let worst = finding.report.worst.first { try write("    worst: \(worst)\n") }
    }
    return passed
  }

  private func draw(_ experiment: CheckExperiment, subject: String, name: String) throws {
    let delivery = try FigureDelivery(
      figure, usualName: "plots/check-\(name).png", export: export, seed: computing.seed)
    try delivery.probe()
    let sweep = try experiment.sweep((1...15).reversed().map { 1 / Double.pow(10, $0) })
    var chart = CheckChart(sweep, of: subject)
    figure.style(&chart)
    let (drawn, failures) = delivery.deliver(chart, table: CheckTable(sweep))
    for path in drawn { try write(path + "\n") }
    if let failure = failures.first { throw failure }
  }

  /// Every component there is, built in or plugin, against its contract.
  private func checkEverything() throws {
    let (catalog, failures) = try plugins.wholeCatalog()
    var failed = 0
    for entry in catalog.entries where entry.kind != .data {
      let check = ConformanceCheck(of: entry.type)
      if !check.passed { failed += 1 }
      try write("\(check.passed ? "passed" : "FAILED")  \(entry.kind) \(check)\n")
    }
    for failure in failures { StandardError.write("gdplot: error: \(failure)\n") }
    if failed + failures.count > 0 { throw ExitCode(1) }
  }

  private func write(_ text: String) throws {
    if export == "-" { StandardError.write(text) } else { try StandardOutput.write(text) }
  }
}
