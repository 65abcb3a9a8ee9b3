import ArgumentParser
import Charts
import Descent
import GradientKit
import Studies
import Wording

/// `gdplot steps`: what one step does to the loss, for every size of the step.
struct StepsCommand: FigureCommand {
  static let configuration = CommandConfiguration(
    commandName: "steps", abstract: "Takes one step along −g with every step size, and draws the loss after it.",
    discussion: """
      The gradient is computed once, over all examples and in double precision. Step sizes that learning-rate finders
      would suggest are shown side by side; they say more when there are many sizes.

        gdplot steps --loss svm
        gdplot steps --loss softmax --lr log:1e-6:10:100
        gdplot steps --surface square --trajectories
      """)

  @OptionGroup(title: "What") var learning: LearningOptions

  @Option(
    name: .customLong("lr"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "Step sizes, or a range [lin:|log:]FROM:TO:COUNT (default: log:1e-10:0.1:10).", valueName: "rate"))
  var sizes: [NumberRange] = []

  @Flag(help: "Draw whole runs at these rates instead, over the curve when there is one parameter.")
  var trajectories = false

  @Option(help: ArgumentHelp("With --trajectories, the steps of a run (default: 20).", valueName: "n"))
  var steps: Int?

  @Option(help: ArgumentHelp("Where the gradient comes from: analytic, central or forward differences."))
  var gradient: GradientMethod = .analytic

  @OptionGroup(title: "How") var computing: ComputingOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions
  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  var namedSpecs: [(kind: ComponentKind, text: String)] { learning.namedSpecs }

  var pointFiles: [String] { learning.pointFiles }

  var usualName: String { "plots/\(trajectories ? "trajectories" : "steps")-\(learning.stem).png" }

  mutating func validate() throws {
    for range in sizes {
      for size in range.values where !(size > 0 && size.isFinite) {
        throw ValidationError("--lr must be above 0, but is \(range.text).")
      }
    }
    if let steps, steps < 1 { throw ValidationError("--steps must be 1 or more, but is \(steps).") }
    if steps != nil && !trajectories {
      throw ValidationError("--steps is the length of whole runs; it needs --trajectories.")
    }
  }

  func check(with catalog: Catalog) throws {
    try learning.subject.requireSubject(for: "steps")
    let subjects = learning.surfaceSpec == nil ? learning.loss.count : 1
    if trajectories && (subjects > 1 || learning.start.count > 1) {
      throw UsageError("--trajectories draws one loss or surface from one point at several rates; give one")
    }
    if trajectories && figure.logX {
      throw UsageError("--log-x: the steps of a run begin at 0")
    }
  }

  func outcome(with catalog: Catalog) throws -> StepsResult {
    let named = Set(sizes.flatMap(\.values)).sorted()
    let plan = StepsPlan(
      problem: try learning.plan, sizes: named.isEmpty && !trajectories ? StepsPlan.usualSizes : named,
      seed: computing.seed, gradientMethod: gradient, trajectoryLength: trajectories ? steps ?? 20 : nil)
    let experiment = StepsStudy(
      plan, catalog: catalog, threads: computing.cores, load: try learning.subject.loader(catalog: catalog))
    let bar = ProgressBar(runs: experiment.runCount, isShown: StandardError.isTerminal)
    defer { bar.finish() }
    return try experiment.run { bar.observer }
  }

  func chart(of outcome: StepsResult) -> StepsChart {
    StepsChart(outcome)
  }

  func table(of outcome: StepsResult) -> StepsTable { StepsTable(outcome) }

  func dataFiles(of outcome: StepsResult) -> [DataFile] { outcome.facts.files }

  func numberCount(of outcome: StepsResult) -> Int { outcome.trajectories?.numberCount ?? 0 }

  func notes(on outcome: StepsResult) -> [String] { outcome.facts.remarks }

  func report(on outcome: StepsResult) -> String { StepsReport(outcome).text }

  func summary(of outcome: StepsResult) -> StepsSummary { StepsSummary(outcome) }
}
