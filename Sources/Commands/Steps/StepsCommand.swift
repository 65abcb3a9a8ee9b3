import ArgumentParser
import Charts
import Descent
import GradientKit
import Plotting
import Studies
import Wording

/// `gdplot steps`: draws the effect of one step on the loss, for a range of step sizes.
struct StepsCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [StepsStudy.self, TrajectoriesStudy.self, RangeTestStudy.self]
  static let configuration = CommandConfiguration(
    commandName: "steps", abstract: "Takes one step along −g with every step size, and draws the loss after it.",
    discussion: """
      The gradient is computed once, over all examples and in double precision. Step sizes that learning-rate finders \
      would suggest are shown side by side; they say more when there are many sizes.

        gdplot steps --loss svm
        gdplot steps --loss softmax --lr log:1e-6:10:100
        gdplot steps --surface square --trajectories
        gdplot steps --loss softmax --range-test --lr log:1e-5:10:200
      """)

  @OptionGroup(title: "What") var learning: LearningOptions

  @Option(
    name: .customLong("lr"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "Step sizes, or a range [lin:|log:]FROM:TO:COUNT (default: decades from 1e-10 to 0.1, and on until the loss rises).",
      valueName: "rate"))
  var sizes: [NumberRange] = []

  @Flag(help: "Draw whole runs at these rates instead, over the curve when there is one parameter.")
  var trajectories = false

  @Flag(help: "Train instead, the rate a factor larger with every batch, until the loss explodes (fastai's lr_find).")
  var rangeTest = false

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("With --range-test, the optimizers (default: sgd).", valueName: "spec"))
  var optimizer: [String] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("With --range-test, examples an update looks at, or full (default: 32).", valueName: "n|full"))
  var batchSize: [BatchSizeArgument] = []

  @Option(
    name: .customLong("smooth"),
    help: ArgumentHelp(
      "With --range-test, the weight of the exponential mean of the losses (default: 0.98; 0 smooths nothing).",
      valueName: "weight"))
  var smoothing: Double?

  @Option(help: ArgumentHelp("With --trajectories, the steps of a run (default: 20).", valueName: "n"))
  var steps: Int?

  @Option(help: ArgumentHelp("Where the gradient comes from: analytic, central or forward differences."))
  var gradient: GradientMethod = .analytic

  @OptionGroup(title: "How") var computing: ComputingOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions
  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  var components: [(kind: ComponentKind, spec: Spec)] {
    learning.components + optimizer.map { (.optimizer, Spec($0)) }
  }

  var startPointFiles: [String] { learning.startPointFiles }

  var defaultName: String {
    "plots/\(trajectories ? "trajectories" : rangeTest ? "range-test" : "steps")-\(learning.stem).png"
  }

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
    let training = [
      ("--optimizer", optimizer.isEmpty), ("--batch-size", batchSize.isEmpty), ("--smooth", smoothing == nil),
    ]
    if !rangeTest, let name = training.first(where: { !$0.1 })?.0 {
      throw ValidationError("\(name) is about training; it needs --range-test.")
    }
    guard rangeTest else { return }
    if trajectories { throw ValidationError("--range-test and --trajectories exclude each other; give one.") }
    if let smoothing, !(0..<1).contains(smoothing) {
      throw ValidationError("--smooth must be 0 or more and below 1, but is \(smoothing).")
    }
    if !sizes.isEmpty && growingRates == nil {
      throw ValidationError("--range-test needs 20 rates or more as one range, such as --lr log:1e-7:10:100.")
    }
  }

  /// The rates of a range test: one range with a constant ratio between successive rates.
  private var growingRates: [Double]? {
    guard sizes.count == 1, sizes[0].text.hasPrefix("log:"), let first = sizes[0].values.first,
      let last = sizes[0].values.last, first < last, sizes[0].values.count >= 20
    else { return nil }
    return sizes[0].values
  }

  func check(with catalog: Catalog) throws {
    try learning.subject.requireSubject(for: "steps")
    let subjects = learning.surfaceSpec == nil ? learning.loss.count : 1
    if trajectories && (subjects > 1 || learning.start.count > 1) {
      throw UsageError("--trajectories draws one loss or surface from one point at several rates; give one")
    }
    if learning.surfaceSpec != nil && !batchSize.isEmpty {
      throw UsageError("--batch-size is about learning from data; a surface has none")
    }
    if trajectories && figure.look.logX {
      throw UsageError("--log-x: the steps of a run begin at 0")
    }
  }

  func request(with catalog: Catalog) throws -> any FigureRequesting {
    let named = Set(sizes.flatMap(\.values)).sorted()
    let problem = try learning.problem(with: catalog)
    if rangeTest {
      var plan = RangeTestPlan(
        problem: problem, optimizers: optimizer.isEmpty ? ["sgd"] : optimizer.map { Spec($0) },
        batchSizes: learning.surfaceSpec != nil ? [.full] : batchSize.isEmpty ? [.examples(32)] : batchSize.map(\.size),
        smoothing: smoothing ?? 0.98, seed: computing.seed, gradientMethod: gradient)
      if let rates = growingRates {
        (plan.lowest, plan.highest, plan.count) = (rates[0], rates[rates.count - 1], rates.count)
      }
      return FigureRequest(RangeTestStudy.self, plan, RangeTestView(), Look(figure))
    }
    guard trajectories else {
      let plan = StepsPlan(
        problem: problem, sizes: named, seed: computing.seed,
        gradientMethod: gradient)
      return FigureRequest(StepsStudy.self, plan, StepsView(), Look(figure))
    }
    let plan = TrajectoriesPlan(
      problem: problem, rates: named, length: steps ?? 20, seed: computing.seed, gradientMethod: gradient)
    return FigureRequest(TrajectoriesStudy.self, plan, TrajectoriesView(), Look(figure))
  }
}

extension StepsStudy: FigureStudy {
  static func table(of result: StepsResult, _ view: StepsView, with catalog: Catalog) -> Table {
    result.table
  }

  static func report(on result: StepsResult, _ view: StepsView) -> String { result.report }
  static func summary(of result: StepsResult, _ view: StepsView) -> any Encodable { result.object }
  static func notes(on result: StepsResult) -> [String] { result.facts.remarks }
}

extension TrajectoriesStudy: FigureStudy {
  static let hasRuns = true

  static func table(
    of result: TrajectoriesResult, _ view: TrajectoriesView, with catalog: Catalog
  ) -> Table { result.runs.table }

  static func report(on result: TrajectoriesResult, _ view: TrajectoriesView) -> String {
    result.runs.summary.text
  }

  static func summary(of result: TrajectoriesResult, _ view: TrajectoriesView) -> any Encodable {
    result.runs.object
  }

  static func notes(on result: TrajectoriesResult) -> [String] { result.facts.remarks }
  static func numberCount(of result: TrajectoriesResult) -> Int { result.runs.numberCount }
}

extension RangeTestStudy: FigureStudy {
  static let hasRuns = true

  static func table(of result: RangeTestResult, _ view: RangeTestView, with catalog: Catalog) -> Table {
    result.table
  }

  static func report(on result: RangeTestResult, _ view: RangeTestView) -> String { result.report }
  static func summary(of result: RangeTestResult, _ view: RangeTestView) -> any Encodable { result.object }
  static func notes(on result: RangeTestResult) -> [String] { result.facts.remarks }
}
