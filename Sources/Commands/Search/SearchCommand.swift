import ArgumentParser
import Charts
import Descent
import GradientKit
import Studies
import Wording

/// `gdplot search`: how far strategies get with the same number of evaluations.
struct SearchCommand: FigureCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Compares random search, local search, grids and gradient descent at the same number of evaluations.",
    discussion: """
      Draws the lowest loss so far, and the accuracy of the point that has it: on the test part, or on the validation part
      where the data has none. A loss value costs one evaluation and so does a gradient, each over all examples.

        gdplot search --loss svm
        gdplot search --loss svm --data cifar10:FOLDER --normalize center --seeds 3
        gdplot search --loss mse --model linear:bias=false --evaluations 100
        gdplot search --surface trap --optimizer exhaustive divide sgd
      """)

  @OptionGroup(title: "What") var learning: LearningOptions
  @OptionGroup(title: "How") var search: SearchOptions
  @OptionGroup(title: "How") var computing: ComputingOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions
  @OptionGroup(title: "Numbers") var numbers: NumberOptions

  @Flag(help: "Print a line an evaluation: its loss, and the lowest so far.")
  var verbose = false

  @Option(help: ArgumentHelp("With --verbose, a line every so many evaluations.", valueName: "n"))
  var every = 1

  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  mutating func validate() throws {
    guard every >= 1 else { throw ValidationError("--every must be 1 or more, but is \(every).") }
    guard learning.loss.count <= 1 else {
      throw ValidationError("search compares strategies on one loss, but \(learning.loss.count) are given.")
    }
    guard learning.start.count <= 1 else {
      throw ValidationError("search compares strategies from one start, but \(learning.start.count) are given.")
    }
  }

  var namedSpecs: [(kind: ComponentKind, text: String)] {
    learning.namedSpecs + search.optimizer.map { (.optimizer, $0) }
  }

  var pointFiles: [String] { learning.pointFiles }

  var usualName: String { "plots/search-\(learning.stem).png" }

  func check(with catalog: Catalog) throws {
    try learning.subject.requireSubject(for: "search")
  }

  func outcome(with catalog: Catalog) throws -> SearchResult {
    let plan = SearchPlan(
      problem: try learning.plan, optimizers: search.optimizer, rate: search.rate, evaluations: search.evaluations,
      seed: computing.seed, seedCount: search.seeds, gradientMethod: search.gradient)
    let experiment = try SearchStudy(
      plan, catalog: catalog, threads: verbose ? 1 : computing.cores,
      load: try learning.subject.loader(catalog: catalog))
    let bar = ProgressBar(runs: experiment.runCount, isShown: StandardError.isTerminal && !verbose)
    defer { bar.finish() }
    guard verbose else { return try experiment.run(observing: bar.observer) }
    let log = AttemptLog(every: every, namesRuns: experiment.runCount > 1, write: numbers.writeLine)
    return try experiment.run(observing: bar.observer) { log.record($0) }
  }

  func chart(of outcome: SearchResult) -> SearchChart {
    SearchChart(outcome)
  }

  func table(of outcome: SearchResult) -> SearchTable { SearchTable(outcome) }

  func dataFiles(of outcome: SearchResult) -> [DataFile] { outcome.facts.files }

  func numberCount(of outcome: SearchResult) -> Int {
    outcome.strategies.flatMap(\.runs).reduce(0) { $0 + $1.losses.count + 3 * $1.assessments.count }
  }

  func notes(on outcome: SearchResult) -> [String] {
    let heldOut =
      outcome.heldOut == .validation
      ? ["no test part, so test_accuracy is that of \(outcome.facts.validationCount) validation examples"] : []
    return outcome.facts.remarks + heldOut
  }

  func report(on outcome: SearchResult) -> String { SearchReport(outcome).text }

  func summary(of outcome: SearchResult) -> SearchSummary { SearchSummary(outcome) }
}
