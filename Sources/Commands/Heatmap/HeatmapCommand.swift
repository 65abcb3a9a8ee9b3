import ArgumentParser
import Charts
import Descent
import GradientKit
import Studies
import Wording

/// `gdplot heatmap`: runs descent for every pair of values of two things, and draws where it ends.
struct HeatmapCommand: FigureCommand {
  static let configuration = CommandConfiguration(
    commandName: "heatmap", abstract: "Varies two things, and draws where descent ends as the colour of a cell.",
    discussion: """
      The axes are learning rate and epochs, or what --x and --y name, with values after = or in the option of that name.
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
      "What colours say: loss or accuracy (held out where there is such), train-loss, validation-loss, train-accuracy, validation-accuracy, or a parameter p0 … p15."
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
    help: "The same numbers as lines beside the map, a line a row (default: where there are two to six rows).")
  var lines: Bool?

  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  var namedSpecs: [(kind: ComponentKind, text: String)] { subject.namedSpecs + descent.namedSpecs }

  var pointFiles: [String] { subject.pointFiles }

  var usualName: String { "plots/heatmap-\(subject.stem).png" }

  private var isOnSurface: Bool { subject.surfaceSpec != nil }

  mutating func validate() throws {
    guard let range = colorRange?.range, logColor == true, range.lowerBound <= 0 else { return }
    throw ValidationError("--color-range must be above 0 with --log-color, but begins at \(range.lowerBound).")
  }

  func check(with catalog: Catalog) throws {
    try subject.requireSubject(for: "heatmap")
    for (option, given) in [
      ("--loss", subject.loss), ("--optimizer", descent.optimizer), ("--schedule", descent.schedules),
    ] where given.count > 1 {
      throw UsageError("a heat map shows one run a cell; give one \(option), not \(given.count)")
    }
    let axes = try axes
    let quantities = [axes.x.quantity, axes.y.quantity]
    if isOnSurface {
      if value.value.isAccuracy {
        throw UsageError("--value \(value.value) is a share of examples; a surface has none")
      }
      if value.value == .validationLoss { throw UsageError("--value validation-loss: a surface holds nothing out") }
      let learned = quantities.first { [.batchSize, .l2].contains($0) }?.rawValue ?? optionAboutExamples
      if let learned { throw UsageError("\(learned) is about learning from data; a surface has none") }
    } else if !grid.start.isEmpty {
      throw UsageError("--start is a point on a surface; for a model say --init, and --x start=FROM:TO:COUNT")
    }
    let runs = max(1, axes.x.values.count) * max(1, axes.y.values.count) * grid.seeds
    guard runs <= 1_000_000 else {
      throw UsageError("\(runs) runs are more than a heat map can show; at most 1000000 are made")
    }
  }

  /// An option that was given though it means nothing on a surface.
  private var optionAboutExamples: String? { !grid.batchSize.isEmpty ? "--batch-size" : grid.l2.isEmpty ? nil : "--l2" }

  private var axes: (x: HeatmapAxis, y: HeatmapAxis) {
    get throws { try grid.axes(rates: descent.rates.flatMap(\.values), seed: computing.seed) }
  }

  private var plan: HeatmapPlan {
    get throws {
      let axes = try axes
      let quantities = [axes.x.quantity, axes.y.quantity]
      let training = TrainingPlan(
        optimizers: descent.optimizer, schedules: descent.schedules,
        rates: quantities.contains(.rate) ? [] : descent.rates.flatMap(\.values),
        batchSizes: [isOnSurface ? .full : grid.fixedBatchSize], seed: computing.seed,
        seedCount: quantities.contains(.seed) ? 1 : grid.seeds, length: grid.length(onSurface: isOnSurface),
        shuffles: !descent.noShuffle, gradientMethod: descent.gradient, noise: descent.noise ?? 0,
        stoppingRules: descent.stop.map(\.text))
      return HeatmapPlan(
        problem: subject.plan(
          l2: quantities.contains(.l2) ? 0 : grid.l2.first?.values.first ?? 0,
          starts: [grid.base(usual: try subject.initialPoint)]), training: training, x: axes.x, y: axes.y)
    }
  }

  func outcome(with catalog: Catalog) throws -> HeatmapResult {
    let experiment = try HeatmapStudy(
      plan, catalog: catalog, threads: computing.cores, load: try subject.loader(catalog: catalog))
    let bar = ProgressBar(runs: experiment.runCount, isShown: StandardError.isTerminal)
    defer { bar.finish() }
    let result = try experiment.run(observing: bar.observer)
    try requireValue(in: result)
    return result
  }

  /// Refuses a value that nothing was measured of.
  private func requireValue(in result: HeatmapResult) throws {
    let value = value.value
    if value.isAccuracy && result.facts.classes.isEmpty {
      throw UsageError("--value \(value) needs classes; \(result.facts.data) has numbers to predict")
    }
    if [.validationLoss, .validationAccuracy].contains(value) && result.facts.validationCount == 0 {
      throw UsageError("--value \(value): no examples are held out; say --validation 0.2")
    }
    guard let index = value.parameter, index >= result.runs.parameters.count else { return }
    let count = result.facts.parameters
    throw UsageError(
      count > result.runs.parameters.count
        ? "--value \(value): there are \(count) parameters, too many to keep (at most \(Trace.recordedParameterLimit))"
        : "--value \(value): there \(count == 1 ? "is 1 parameter, p0" : "are \(count) parameters, p0 to p\(count - 1)")"
    )
  }

  func chart(of outcome: HeatmapResult) -> HeatmapChart {
    var chart = HeatmapChart(outcome, value: value.value)
    chart.colorRange = colorRange?.range
    chart.hasLogColor = logColor
    chart.showsContours = contours
    chart.companion = lines.map { $0 ? .lines : .none }
    return chart
  }

  func table(of outcome: HeatmapResult) -> HeatmapTable { HeatmapTable(outcome) }

  func dataFiles(of outcome: HeatmapResult) -> [DataFile] { outcome.facts.files }

  func numberCount(of outcome: HeatmapResult) -> Int {
    outcome.runs.states.count * (5 + outcome.runs.parameters.count)
  }

  func notes(on outcome: HeatmapResult) -> [String] { outcome.remarks + outcome.facts.remarks }

  func report(on outcome: HeatmapResult) -> String { HeatmapReport(outcome, value: value.value).text }

  func summary(of outcome: HeatmapResult) -> HeatmapSummary { HeatmapSummary(outcome, value: value.value) }
}
