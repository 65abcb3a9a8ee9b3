import ArgumentParser
import Charts
import Descent
import GradientKit
import Plotting
import Studies
import Wording

/// `gdplot search`: compares search strategies with the same number of evaluations.
struct SearchCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [SearchStudy.self]
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Compares random search, local search, grids and gradient descent at the same number of evaluations.",
    discussion: """
      Draws the lowest loss so far, and the accuracy of the point that has it: on the test part, or on the validation part \
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

  var components: [(kind: ComponentKind, spec: Spec)] {
    learning.components + search.optimizer.map { (.optimizer, Spec($0)) }
  }

  var startPointFiles: [String] { learning.startPointFiles }

  var defaultName: String { "plots/search-\(learning.stem).png" }

  func check(with catalog: Catalog) throws {
    try learning.subject.requireSubject(for: "search")
  }

  var isVerbose: Bool { verbose }

  func request(with catalog: Catalog) throws -> any FigureRequesting {
    let plan = SearchPlan(
      problem: try learning.problem(with: catalog), optimizers: search.optimizer.map { Spec($0) }, rate: search.rate,
      evaluations: search.evaluations, seed: computing.seed, seedCount: search.seeds, gradientMethod: search.gradient)
    return FigureRequest(SearchStudy.self, plan, SearchView(), Look(figure))
  }

  func observer(of label: String, runs: Int, bar: ProgressBar) -> RunObserver {
    var observer = bar.observer
    if verbose {
      let log = AttemptLog(
        every: every, strategy: runs > 1 ? label : nil, write: numbers.writeLine(beside: figure.output))
      observer.didEvaluate = { log.record($0) }
    }
    return observer
  }
}

extension SearchStudy: FigureStudy {
  static let hasRuns = true

  static func table(of result: SearchResult, _ view: SearchView, with catalog: Catalog) -> Table {
    result.table
  }

  static func report(on result: SearchResult, _ view: SearchView) -> String { result.report }
  static func summary(of result: SearchResult, _ view: SearchView) -> any Encodable { result.object }
  static func notes(on result: SearchResult) -> [String] {
    let heldOut =
      result.heldOut == .validation
      ? ["no test part, so test_accuracy is that of \(result.facts.validationCount) validation examples"] : []
    return result.facts.remarks + heldOut
  }

  static func numberCount(of result: SearchResult) -> Int {
    result.strategies.flatMap(\.runs).reduce(0) { $0 + $1.losses.count + 3 * $1.assessments.count }
  }
}
