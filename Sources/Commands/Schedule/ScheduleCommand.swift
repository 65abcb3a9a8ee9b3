import ArgumentParser
import Charts
import Descent
import GradientKit
import Plotting
import Studies
import Wording

/// `gdplot schedule`: draws the rates of schedules, and their effect on a run.
struct ScheduleCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [ScheduleStudy.self]
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "Draws the rates of schedules, and what they do to a run.",
    discussion: """
      One rate is the base rate of every schedule; several belong to the schedules in their order. Without a loss or a \
      surface, a long bowl is descended with noise in the gradient, and the mean of 50 seeds is drawn.

        gdplot schedule
        gdplot schedule --schedule constant cosine one-cycle --loss softmax
        gdplot schedule --schedule constant one-over-t --lr 0.01 0.1 --surface parabola --steps 50
        gdplot schedule --schedule one-over-t --lr 1 --steps 1000000 --y sum squares --log-x
      """)

  @OptionGroup(title: "What") var learning: LearningOptions
  @OptionGroup(title: "How") var training: TrainingOptions
  @OptionGroup(title: "How") var computing: ComputingOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Panels: rate, loss, distance (to the minimum), sum (of rates) or squares (sum of their squares; default: rate and loss)."
    ))
  var y: [ScheduleView.Quantity] = []

  @Option(
    help: ArgumentHelp(
      "The point that distance is measured to, coordinates joined by commas (default: the surface's minimum).",
      valueName: "point"))
  var minimum: FeatureRow?

  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  /// The schedules compared by default: constant, decreasing in several ways, and with a warm-up.
  private static let defaultSchedules = [
    "constant", "inverse-time:decay=0.05", "one-over-t", "exponential", "cosine", "one-cycle",
  ]

  private var hasSubject: Bool { !learning.loss.isEmpty || learning.surfaceSpec != nil }

  private var schedules: [String] { training.schedule.isEmpty ? Self.defaultSchedules : training.schedule }

  /// Returns whether runs are needed: to draw something of them, or because a schedule depends on them.
  private func descends(with catalog: Catalog) throws -> Bool {
    let isWatching = try schedules.contains { try !type(of: catalog.schedule(Spec($0))).needs.isEmpty }
    return hasSubject || isWatching || y.isEmpty || y.contains(.loss) || y.contains(.distance)
  }

  var components: [(kind: ComponentKind, spec: Spec)] {
    learning.components + training.optimizer.map { (.optimizer, Spec($0)) } + schedules.map { (.schedule, Spec($0)) }
  }

  var startPointFiles: [String] { learning.startPointFiles }

  var defaultName: String { hasSubject ? "plots/schedule-\(learning.stem).png" : "plots/schedule.png" }

  func check(with catalog: Catalog) throws {
    func refuse(_ count: Int, _ option: String) throws {
      if count > 1 { throw UsageError("\(option): schedule compares schedules; give one, or use gdplot curve") }
    }
    try refuse(training.optimizer.count, "--optimizer")
    try refuse(training.batchSize.count, "--batch-size")
    try refuse(learning.loss.count, "--loss")
    try refuse(learning.start.count, "--start")
    let rates = training.rates.flatMap(\.values).count
    if rates > 1 && rates != schedules.count {
      throw UsageError(
        "\(rates) rates for \(schedules.count) schedule\(schedules.count == 1 ? "" : "s"); "
          + "give one rate for all, or one for each schedule")
    }
    if minimum != nil && !y.contains(.distance) {
      throw UsageError("--minimum is what --y distance is measured to; give both")
    }
  }

  private static let defaultSurface: Spec = "bowl"

  func request(with catalog: Catalog) throws -> any FigureRequesting {
    let surface = learning.surfaceSpec.map { Spec($0) } ?? (hasSubject ? nil : Self.defaultSurface)
    let problem =
      hasSubject
      ? try learning.problem(with: catalog)
      : ProblemPlan(.surface(Self.defaultSurface), starts: try learning.startPoints)
    var training = try training.plan(onSurface: surface != nil, seed: computing.seed)
    training.schedules = schedules.map { Spec($0) }
    training.pairsRates = training.rates.count > 1
    if !hasSubject {
      if self.training.noise.isEmpty { training.noises = [1] }
      if self.training.seeds == nil { training.seedCount = 50 }
      if training.rates.isEmpty { training.rates = [0.04] }
      if self.training.epochs == nil && self.training.steps == nil { training.length = .steps(300) }
    }
    let plan = SchedulePlan(
      problem: problem, training: training, descends: try descends(with: catalog), minimum: minimum?.values)
    return FigureRequest(ScheduleStudy.self, plan, ScheduleView(y), Look(figure))
  }
}

extension ScheduleStudy: FigureStudy {
  static func table(of result: ScheduleResult, _ view: ScheduleView, with catalog: Catalog) -> Table {
    result.table
  }

  static func report(on result: ScheduleResult, _ view: ScheduleView) -> String { result.summary.text }
  static func summary(of result: ScheduleResult, _ view: ScheduleView) -> any Encodable { result.object }
  static func notes(on result: ScheduleResult) -> [String] { result.facts.remarks }

  static func exportNotes(on result: ScheduleResult) -> [String] {
    guard result.isThinned else { return [] }
    return ["with more than 10,000 steps the export has a selection of about 2,000; sums are over all of them"]
  }
}

extension ScheduleResult {
  /// The columns of the table and of `--json`: one row per schedule, with the sums of the Robbins–Monro conditions.
  var summary: Table {
    let isOnSurface = plan.problem.isSurface
    return Table(series) {
      Column("label", heading: "schedule") { $0.label }
      Column("schedule") { $0.schedule.description }
      Column("base_rate", heading: "base rate", .rate) { $0.baseRate }
      Column("steps") { $0.count }
      Column(heading: "first") { $0.rates.y.first }
      Column(heading: "last") { $0.rates.y.last }
      Column("sum", heading: "Σ η", .digits(7)) { $0.sum }
      Column("sum_of_squares", heading: "Σ η²", .digits(7)) { $0.sumOfSquares }
      Column("satisfies_robbins_monro", heading: "Robbins–Monro") { $0.satisfiesRobbinsMonro }
      Column("verdicts") { TableCell.value($0.verdicts) }
      Column(heading: "verdict") { VerdictTally($0.verdicts).text }
      Column("loss", heading: isOnSurface ? "f" : "loss") { $0.losses?.y.last }
      Column("distance", heading: "distance") { $0.distances?.y.last }
      Column("parameters") { $0.end.map { TableCell.value($0) } }
      Column(heading: "end") { $0.verdicts.count == 1 ? $0.end.flatMap { Self.place($0) } : nil }
    }
  }

  /// The summary for `--json`: the table, with the plan and the data.
  var object: JSONObject { ["plan": plan, "data": facts, "series": summary] }

  private static func place(_ point: [Double]) -> String? {
    point.count > 2 ? nil : point.map { NumberText($0, .digits(8)).plain }.joined(separator: ", ")
  }
}
