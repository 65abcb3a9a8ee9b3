import ArgumentParser
import Charts
import Descent
import GradientKit
import RunLogs
import Studies
import Wording

/// `gdplot curve`: trains, and draws how the loss falls.
struct CurveCommand: FigureCommand {
  static let configuration = CommandConfiguration(
    commandName: "curve", abstract: "Trains, and draws loss and accuracy against epochs, steps, examples or seconds.",
    discussion: """
      Options that take several values multiply: --optimizer sgd adam --lr 0.1 0.01 draws four series.

        gdplot curve --loss svm
        gdplot curve --loss softmax --optimizer sgd momentum adam --seeds 5
        gdplot curve --data table.csv --target species --loss softmax -o curve.pdf
        gdplot curve --data line --model linear:bias=false --loss mse --init 1 --batch-size full --export -
      """)

  @OptionGroup(title: "What") var learning: LearningOptions
  @OptionGroup(title: "How") var training: TrainingOptions
  @OptionGroup(title: "How") var computing: ComputingOptions
  @OptionGroup(title: "Figure") var figure: FigureOptions

  @Option(
    help: ArgumentHelp(
      "Against what: step, epoch, examples, evaluations or seconds (default: epoch; step on a surface)."))
  var x: Progress?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Panels: loss, accuracy, gradient-norm or rate (default: loss, and accuracy for classes)."))
  var y: [CurveChart.Quantity] = []

  @Option(
    help: ArgumentHelp(
      "Weight of TensorBoard's exponential mean, 0 for none, or a smoother (default: 0.9; nothing to smooth with full batches).",
      valueName: "weight|spec"))
  var smooth: String?

  @OptionGroup(title: "Numbers") var numbers: NumberOptions

  @Flag(help: "Add the seconds spent on updates to the export; the one thing that differs between two runs.")
  var timing = false

  @Option(
    help: ArgumentHelp(
      "Write event files for TensorBoard too, a run for every series and seed: FOLDER/SERIES/seed-N.",
      valueName: "folder"))
  var logDir: String?

  @OptionGroup(title: "Numbers") var log: LogOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Print the model's prediction for a row of features, joined by commas, before and after.", valueName: "row"))
  var predict: [FeatureRow] = []

  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  var namedSpecs: [(kind: ComponentKind, text: String)] {
    learning.namedSpecs + training.namedSpecs + [(.smoother, smootherSpec.description)]
  }

  var pointFiles: [String] { learning.pointFiles }

  var usualName: String { "plots/curve-\(learning.stem).png" }

  private var isOnSurface: Bool { learning.surfaceSpec != nil }

  private var progress: Progress { x ?? (isOnSurface ? .step : .epoch) }

  private var smootherSpec: Spec {
    let smooth = smooth ?? "0.9"
    return Double(smooth) == nil ? Spec(smooth) : Spec("ema:weight=\(smooth)")
  }

  func check(with catalog: Catalog) throws {
    try learning.subject.requireSubject(for: "curve")
    if y.contains(.accuracy) && isOnSurface {
      throw UsageError("--y accuracy is the share of examples classified right; a surface has no examples")
    }
    _ = try catalog.smoother(smootherSpec)
    if let logDir { try OutputFile.probe("\(logDir)/series") }
  }

  func outcome(with catalog: Catalog) throws -> CurveResult {
    let plan = CurvePlan(
      problem: try learning.plan, training: training.plan(onSurface: isOnSurface, seed: computing.seed),
      predictions: predict.map(\.values), recordsTime: timing || progress == .seconds)
    let experiment = CurveStudy(
      plan, catalog: catalog, threads: log.verbose ? 1 : computing.cores,
      load: try learning.subject.loader(catalog: catalog))
    let bar = ProgressBar(runs: experiment.runCount, isShown: StandardError.isTerminal && !log.verbose)
    defer { bar.finish() }
    let log = log.log(to: numbers.writeLine)
    let result = try experiment.run { series in
      var observer = bar.observer
      if let log {
        let label = experiment.runCount > 1 ? "\(series.label): " : ""
        observer.didFinishEpoch = { log.record($0, label: label) }
      }
      return observer
    }
    if y.contains(.accuracy) && !result.hasClasses {
      throw UsageError("--y accuracy needs classes; \(result.facts.data) has numbers to predict")
    }
    return result
  }

  func finish(_ outcome: inout CurveResult, with catalog: Catalog) throws {
    outcome.smoother = try catalog.smoother(smootherSpec)
  }

  func chart(of outcome: CurveResult) -> CurveChart {
    var chart = CurveChart(outcome)
    chart.quantities = y
    chart.progress = progress
    chart.smoothsAlways = smooth != nil
    return chart
  }

  func table(of outcome: CurveResult) -> CurveTable { CurveTable(outcome) }

  func writeFiles(of outcome: CurveResult) throws {
    guard let logDir else { return }
    for file in CurveEventFiles(outcome).files {
      try OutputFile.replace("\(logDir)/\(file.path)") { output in
        try file.write { bytes in try bytes.withUnsafeBytes { try output.write($0) } }
      }
    }
  }

  func dataFiles(of outcome: CurveResult) -> [DataFile] { outcome.facts.files }

  func numberCount(of outcome: CurveResult) -> Int { outcome.numberCount }

  func notes(on outcome: CurveResult) -> [String] { RunNotes(outcome).lines }

  func report(on outcome: CurveResult) -> String { PredictionLines(outcome).text + CurveReport(outcome).text }

  func summary(of outcome: CurveResult) -> CurveSummary { CurveSummary(outcome) }
}
