import ArgumentParser
import Charts
import Descent
import GradientKit
import Plotting
import Studies
import Wording

/// `gdplot path`: draws the path of a descent.
struct PathCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [PathStudy.self]
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Draws the paths that descent takes over a surface.",
    discussion: """
      On the curve of a function of one parameter, over contours for two; beside it the value against the step. Options \
      that take several values multiply: --optimizer sgd adam --start 0,1 1,1 draws four paths. Several seeds are drawn \
      faint, the first one strong. With -o path.gif or path.webp the paths are drawn step by step.

        gdplot path --surface rosenbrock --optimizer momentum adam lbfgs --steps 500
        gdplot path --surface saddle --start 1,0 1,0.001 --lr 0.1 -o saddle.gif
        gdplot path --function 'x^4 - 3*x^2 + x' --start 0.1 --lr 0.05 --window=-2,2
        gdplot path --data line --loss mse --init=-1,1 --epochs 100
        gdplot path --surface saddle --start 1,0 1,0.001 --lr 0.1 --style relief
      """)

  @OptionGroup(title: "What") var learning: LearningOptions
  @OptionGroup(title: "How") var training: TrainingOptions
  @OptionGroup(title: "How") var computing: ComputingOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions

  @Option(
    help: ArgumentHelp(
      "The part to draw, a range a coordinate (default: the surface's own; around the paths of a formula or a model).",
      valueName: "a,b[,c,d]"))
  var window: WindowArgument?

  @Option(help: ArgumentHelp("How many contours.", valueName: "n"))
  var levels = 12

  @Option(
    help: "How a surface of two parameters is drawn: contours, or relief, which is the surface seen from the side.")
  var style: PathView.Style = .contours

  @OptionGroup(title: "Figure") var relief: ReliefOptions
  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  mutating func validate() throws {
    guard (1...200).contains(levels) else { throw ValidationError("--levels must be from 1 to 200, but is \(levels).") }
    try relief.check(isRelief: style == .relief)
  }

  var components: [(kind: ComponentKind, spec: Spec)] { learning.components + training.components }

  var startPointFiles: [String] { learning.startPointFiles }

  var defaultName: String { "plots/path-\(learning.stem).png" }

  func check(with catalog: Catalog) throws {
    try learning.subject.requireSubject(for: "path")
    guard learning.loss.count <= 1 else {
      throw UsageError(
        "path draws one surface, but \(learning.loss.count) losses are \(learning.loss.count) surfaces; name one")
    }
  }

  func request(with catalog: Catalog) throws -> any FigureRequesting {
    let runs = CurvePlan(
      problem: try learning.problem(with: catalog),
      training: try training.plan(onSurface: learning.surfaceSpec != nil, seed: computing.seed))
    let usual: PathPlan.Window = learning.function == nil ? .usual : .aroundPaths
    let plan = PathPlan(runs, window: window.map { .ranges($0.ranges) } ?? usual)
    var view = PathView(levels: levels)
    if style != .contours { view.style = style }
    view.angle = relief.view?.angle
    if relief.arrows { view.hasArrows = true }
    return FigureRequest(PathStudy.self, plan, view, Look(figure))
  }
}

extension PathStudy: FigureStudy {
  static let hasRuns = true
  static let isAnimated = true

  static func table(of result: PathResult, _ view: PathView, with catalog: Catalog) -> Table {
    result.runs.table
  }

  static func report(on result: PathResult, _ view: PathView) -> String { result.runs.summary.text }
  static func summary(of result: PathResult, _ view: PathView) -> any Encodable { result.runs.object }
  static func notes(on result: PathResult) -> [String] { RunNotes(result.runs).lines }
  static func numberCount(of result: PathResult) -> Int {
    result.heights.count + result.runs.series.flatMap(\.traces).reduce(0) { $0 + 12 * $1.rows.count }
  }
}
