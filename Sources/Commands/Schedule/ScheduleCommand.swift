import ArgumentParser
import Charts
import Descent
import GradientKit
import Studies
import Wording

/// `gdplot schedule`: which rates schedules give, and what they do to a run.
struct ScheduleCommand: FigureCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "Draws the rates of schedules, and what they do to a run.",
    discussion: """
      One rate is the base rate of every schedule; several belong to the schedules in their order. Without a loss or a
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
  var y: [ScheduleChart.Quantity] = []

  @Option(
    help: ArgumentHelp(
      "The point that distance is measured to, coordinates joined by commas (default: the surface's minimum).",
      valueName: "point"))
  var minimum: FeatureRow?

  @OptionGroup(title: "Numbers") var numbers: NumberOptions
  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  /// What is compared when nothing is named: rates that stay, fall in several ways, or rise first.
  private static let usualSchedules = [
    "constant", "inverse-time:decay=0.05", "one-over-t", "exponential", "cosine", "one-cycle",
  ]

  private var hasSubject: Bool { !learning.loss.isEmpty || learning.surfaceSpec != nil }

  private var schedules: [String] { training.schedule.isEmpty ? Self.usualSchedules : training.schedule }

  /// Rates alone need no run, unless something is to be drawn of it or a schedule looks at it.
  private func descends(with catalog: Catalog) throws -> Bool {
    let isWatching = try schedules.contains { try !type(of: catalog.schedule(Spec($0))).needs.isEmpty }
    return hasSubject || isWatching || y.isEmpty || y.contains(.loss) || y.contains(.distance)
  }

  var namedSpecs: [(kind: ComponentKind, text: String)] {
    learning.namedSpecs + training.optimizer.map { (.optimizer, $0) } + schedules.map { (.schedule, $0) }
  }

  var pointFiles: [String] { learning.pointFiles }

  var usualName: String { hasSubject ? "plots/schedule-\(learning.stem).png" : "plots/schedule.png" }

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
    if y.contains(.distance) && minimum == nil {
      let surface = learning.surfaceSpec ?? (hasSubject ? nil : Self.usualSurface)
      if try surface.map({ try catalog.surface(Spec($0)).minima.isEmpty }) ?? true {
        throw UsageError("--y distance: no minimum is known here; name it with --minimum")
      }
    }
    if minimum != nil && !y.contains(.distance) {
      throw UsageError("--minimum is what --y distance is measured to; give both")
    }
  }

  private static let usualSurface = "bowl"

  func outcome(with catalog: Catalog) throws -> ScheduleResult {
    let descends = try descends(with: catalog)
    let experiment = ScheduleStudy(
      try plan(descends: descends), catalog: catalog, threads: computing.cores,
      load: try learning.subject.loader(catalog: catalog))
    let bar = ProgressBar(runs: experiment.runCount, isShown: StandardError.isTerminal)
    defer { bar.finish() }
    return try experiment.run { _ in bar.observer }
  }

  private func plan(descends: Bool) throws -> SchedulePlan {
    var problem = try learning.plan
    if !hasSubject { problem.surface = Self.usualSurface }
    var training = training.plan(onSurface: problem.surface != nil, seed: computing.seed)
    training.schedules = schedules
    training.pairsRates = training.rates.count > 1
    if !hasSubject {
      if self.training.noise == nil { training.noise = 1 }
      if self.training.seeds == nil { training.seedCount = 50 }
      if training.rates.isEmpty { training.rates = [0.04] }
      if self.training.epochs == nil && self.training.steps == nil { training.length = .steps(300) }
    }
    return SchedulePlan(problem: problem, training: training, descends: descends, minimum: minimum?.values)
  }

  func chart(of outcome: ScheduleResult) -> ScheduleChart {
    var chart = ScheduleChart(outcome)
    chart.quantities = y
    return chart
  }

  func table(of outcome: ScheduleResult) -> ScheduleTable { ScheduleTable(outcome) }

  func dataFiles(of outcome: ScheduleResult) -> [DataFile] { outcome.facts.files }

  func notes(on outcome: ScheduleResult) -> [String] {
    let thinning =
      outcome.isThinned && numbers.export != nil
      ? ["with more than 10,000 steps the export has a selection of about 2,000; sums are over all of them"] : []
    return thinning + outcome.facts.remarks
  }

  func report(on outcome: ScheduleResult) -> String { ScheduleReport(outcome).text }

  func summary(of outcome: ScheduleResult) -> ScheduleSummary { ScheduleSummary(outcome) }
}
