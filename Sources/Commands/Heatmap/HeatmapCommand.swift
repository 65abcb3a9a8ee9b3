import ArgumentParser
import Charts
import Descent
import GradientKit
import Plotting
import Studies
import Wording

/// `gdplot heatmap`: runs descent for every pair of values of two quantities, and draws the results.
struct HeatmapCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [HeatmapStudy.self]
  static let configuration = CommandConfiguration(
    commandName: "heatmap", abstract: "Varies two things, and draws where descent ends as the colour of a cell.",
    discussion: """
      The axes are learning rate and epochs, or what --x and --y name, with values after = or in the option of that name. \
      A range is [lin:|log:]FROM:TO:COUNT.

        gdplot heatmap --lr lin:1e-10:0.1:50 --epochs lin:10:500:40 --surface sin-gauss --start 0
        gdplot heatmap --loss softmax --lr log:1e-3:10:13 --batch-size 8 32 128 full --value accuracy
        gdplot heatmap --surface bowl --x lr=log:1e-3:1:40 --y momentum=0:0.99:34
        gdplot heatmap --surface himmelblau --lr 0.01 --x start --y start1 --value p0
      """)

  @OptionGroup(title: "What") var subject: SubjectOptions
  @OptionGroup(title: "Axes") var grid: GridOptions
  @OptionGroup(title: "How") var descent: DescentOptions
  @OptionGroup(title: "How") var computing: ComputingOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions

  @Option(
    help: ArgumentHelp(
      "What colours say: loss or accuracy (held out where there is such), train-loss, validation-loss, train-accuracy, validation-accuracy, or a parameter p0 … p15 (default: loss)."
    ))
  var value = HeatmapValueArgument(.loss)

  @Option(help: ArgumentHelp("Where colours begin and end (default: where finite cells do).", valueName: "from:to"))
  var colorRange: IntervalArgument?

  @Flag(
    inversion: .prefixedNo,
    help: "Colours for equal ratios (default: for losses that span more than three decades).")
  var logColor: Bool?

  @Flag(help: "Draw lines of equal value over the cells.")
  var contours = false

  @Flag(
    inversion: .prefixedNo,
    help: "The same numbers as lines beside the map, one line for each row (default: where there are two to six rows).")
  var lines: Bool?

  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  var components: [(kind: ComponentKind, spec: Spec)] {
    subject.components + descent.components
      + [grid.x, grid.y].compactMap(\.self).flatMap { axis in
        axis.quantity.kind.map { kind in axis.words.map { (kind, Spec($0)) } } ?? []
      }
  }

  var startPointFiles: [String] { subject.startPointFiles }

  var defaultName: String { "plots/heatmap-\(subject.stem).png" }

  private var isOnSurface: Bool { subject.surfaceSpec != nil }

  mutating func validate() throws {
    guard let range = colorRange?.range, logColor == true, range.lowerBound <= 0 else { return }
    throw ValidationError("--color-range must be above 0 with --log-color, but begins at \(range.lowerBound).")
  }

  func check(with catalog: Catalog) throws {
    try subject.requireSubject(for: "heatmap")
    let given: [(option: String, count: Int)] = [
      ("--loss", subject.loss.count), ("--model", subject.model.count), ("--init", subject.initial.count),
      ("--gradient", descent.gradient.count), ("--noise", descent.noise.count),
      ("--optimizer", descent.optimizer.count), ("--schedule", descent.schedules.count),
    ]
    if let (option, count) = given.first(where: { $0.count > 1 }) {
      throw UsageError(
        "a heat map shows one run a cell; give one \(option), not \(count), or name an axis: --x \(option.dropFirst(2))=…"
      )
    }
    let axes = try axes
    let quantities = [axes.x.quantity, axes.y.quantity]
    if isOnSurface {
      let learned = quantities.first(where: \.isLearned)?.name ?? optionAboutExamples
      if let learned { throw UsageError("\(learned) is about learning from data; a surface has none") }
    } else if !grid.start.isEmpty {
      throw UsageError("--start is a point on a surface; for a model say --init, and --x start=FROM:TO:COUNT")
    }
  }

  private var optionAboutExamples: String? {
    [("--batch-size", !grid.batchSize.isEmpty), ("--l2", !grid.l2.isEmpty), ("--no-shuffle", descent.noShuffle)]
      .first { $0.1 }?.0
  }

  private var axes: (x: HeatmapAxis, y: HeatmapAxis) {
    get throws { try grid.axes(rates: descent.rates.flatMap(\.values), seed: computing.seed) }
  }

  func request(with catalog: Catalog) throws -> any FigureRequesting {
    let axes = try axes
    let quantities = [axes.x.quantity, axes.y.quantity]
    let training = TrainingPlan(
      optimizers: descent.optimizer.map { Spec($0) }, schedules: descent.schedules.map { Spec($0) },
      rates: quantities.contains(.rate) ? [] : descent.rates.flatMap(\.values),
      batchSizes: [isOnSurface ? .full : grid.fixedBatchSize], seed: computing.seed,
      seedCount: quantities.contains(.seed) ? 1 : grid.seeds, length: grid.length(onSurface: isOnSurface),
      shuffles: !descent.noShuffle, gradientMethods: [descent.gradient.first ?? .analytic],
      noises: [descent.noise.first ?? 0], stoppingRules: descent.stop.map(\.rule))
    let l2 = quantities.contains(.l2) ? 0 : grid.l2.first?.values.first ?? 0
    let plan = HeatmapPlan(
      problem: ProblemPlan(
        try subject.plan(l2: [l2], catalog: catalog),
        starts: [grid.base(usual: try subject.initialPoints.first ?? .model)]), training: training, x: axes.x, y: axes.y
    )
    var view = HeatmapView(value.value)
    view.colorRange = colorRange?.range
    view.hasLogColor = logColor
    view.showsContours = contours
    view.companion = lines.map { $0 ? .lines : .none }
    return FigureRequest(HeatmapStudy.self, plan, view, Look(figure))
  }
}

extension HeatmapStudy: FigureStudy {
  static let hasRuns = true

  static func table(of result: HeatmapResult, _ view: HeatmapView, with catalog: Catalog) -> Table {
    result.table
  }

  static func report(on result: HeatmapResult, _ view: HeatmapView) -> String {
    HeatmapSummary(result, value: view.value).text
  }

  static func summary(of result: HeatmapResult, _ view: HeatmapView) -> any Encodable {
    HeatmapSummary(result, value: view.value).object
  }

  static func notes(on result: HeatmapResult) -> [String] {
    let states = result.runs.states
    let missing = states.count { $0 == .notRun }
    let interruption =
      missing > 0 ? ["interrupted: \((states.count - missing).grouped) of \(states.count.counted("run")) ended"] : []
    return interruption + result.remarks + result.facts.remarks
  }

  static func numberCount(of result: HeatmapResult) -> Int {
    result.runs.states.count * (5 + result.runs.parameters.count)
  }
}
