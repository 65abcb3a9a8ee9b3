import ArgumentParser
import Charts
import Descent
import GradientKit
import Plotting
import RunLogs
import Studies
import Wording

/// `gdplot curve`: trains, and draws the loss curve.
struct CurveCommand: FigureCommand {
  static let studies: [any FigureStudy.Type] = [CurveStudy.self]
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
    help: ArgumentHelp(
      "Panels: loss, accuracy, r2, mae, gradient-norm or rate (default: loss; with accuracy for classes, with r2 for several losses of numbers)."
    ))
  var y: [CurveView.Quantity] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Weights of TensorBoard's exponential mean, 0 for none, or smoothers, a line each (default: two-sided, half-life 1/4 epoch, where minibatches make noise).",
      valueName: "weight|spec"))
  var smooth: [String] = []

  @OptionGroup(title: "Numbers") var numbers: NumberOptions

  @Flag(help: "Add the seconds spent on updates to the export; the one thing that differs between two runs.")
  var timing = false

  @Option(
    help: ArgumentHelp(
      "Write event files for TensorBoard too, a run for every series and seed: FOLDER/SERIES/seed-N.",
      valueName: "folder"))
  var logDir: String?

  @OptionGroup(title: "Numbers") var log: VerboseOptions

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Print the model's prediction for a row of features, joined by commas, before and after.", valueName: "row"))
  var predict: [FeatureRow] = []

  @OptionGroup(title: "Plugins") var plugins: PluginOptions

  var components: [(kind: ComponentKind, spec: Spec)] {
    learning.components + training.components + smoothing.components
  }

  var startPointFiles: [String] { learning.startPointFiles }

  var defaultName: String { "plots/curve-\(learning.stem).png" }

  private var isOnSurface: Bool { learning.surfaceSpec != nil }

  private var progress: Progress { x ?? (isOnSurface ? .step : .epoch) }

  private var smoothing: SmoothingChoice { SmoothingChoice(smooth) }

  var isVerbose: Bool { log.verbose }

  func check(with catalog: Catalog) throws {
    try learning.subject.requireSubject(for: "curve")
    if let logDir { try OutputFile.probe("\(logDir)/series") }
  }

  func request(with catalog: Catalog) throws -> any FigureRequesting {
    let plan = CurvePlan(
      problem: try learning.problem(with: catalog),
      training: try training.plan(onSurface: isOnSurface, seed: computing.seed), predictions: predict.map(\.values),
      recordsTime: timing || progress == .seconds)
    var view = CurveView()
    view.quantities = y
    view.progress = progress
    view.smoothers = smoothing.specs
    view.smoothsAlways = !smooth.isEmpty
    return FigureRequest(CurveStudy.self, plan, view, Look(figure))
  }

  func observer(of label: String, runs: Int, bar: ProgressBar) -> RunObserver {
    var observer = bar.observer
    if let log = log.log(to: numbers.writeLine(beside: figure.output)) {
      let label = runs > 1 ? "\(label): " : ""
      observer.didFinishEpoch = { log.record($0, label: label) }
      if log.every == 1 { observer.didUpdate = { log.record($0, label: label) } }
    }
    return observer
  }

  func didFinish(_ result: any StoredResult) throws {
    guard let logDir, let result = result as? CurveResult else { return }
    for file in CurveEventFiles(result).files {
      try OutputFile.replace("\(logDir)/\(file.path)") { output in
        try file.write { bytes in try bytes.withUnsafeBytes { try output.write($0) } }
      }
    }
  }
}

extension CurveStudy: FigureStudy {
  static let hasRuns = true
  static let isAnimated = true

  static func table(of result: CurveResult, _ view: CurveView, with catalog: Catalog) throws -> Table {
    try result.smoothed(view, with: catalog).table
  }

  static func report(on result: CurveResult, _ view: CurveView) -> String {
    PredictionLines(result).text + result.summary.text
  }

  static func summary(of result: CurveResult, _ view: CurveView) -> any Encodable { result.object }
  static func notes(on result: CurveResult) -> [String] { RunNotes(result).lines }
  static func smoothers(of view: CurveView) -> [Spec] { view.smoothers }
  static func smooth(_ view: inout CurveView, by specs: [Spec]) { (view.smoothers, view.smoothsAlways) = (specs, true) }
  static func numberCount(of result: CurveResult) -> Int { result.numberCount }
}
