import ArgumentParser
import Charts
import Descent
import GradientKit
import Plotting
import Studies
import Wording

/// `gdplot steps`: what one step does to the loss, for every size of the step.
struct StepsCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [StepsStudy.self, TrajectoriesStudy.self]
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

  var components: [(kind: ComponentKind, spec: Spec)] { learning.components }

  var startPointFiles: [String] { learning.startPointFiles }

  var defaultName: String { "plots/\(trajectories ? "trajectories" : "steps")-\(learning.stem).png" }

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
    if trajectories && figure.look.logX {
      throw UsageError("--log-x: the steps of a run begin at 0")
    }
  }

  func request(with catalog: Catalog) throws -> any FigureRequesting {
    let named = Set(sizes.flatMap(\.values)).sorted()
    let problem = try learning.problem(with: catalog)
    guard trajectories else {
      let plan = StepsPlan(
        problem: problem, sizes: named.isEmpty ? StepsPlan.defaultSizes : named, seed: computing.seed,
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
